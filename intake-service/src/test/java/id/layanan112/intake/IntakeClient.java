package id.layanan112.intake;

import static io.restassured.RestAssured.given;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What every test of this service needs: people of Kota Bandung and others, and a look into the database. */
public final class IntakeClient {
    private IntakeClient() {}

    public static RequestSpecification as(String... claims) {
        return given().auth().oauth2(EmbeddedStack.token(claims)).contentType("application/json");
    }

    public static RequestSpecification bandung() {
        return as("role", "call-taker", "centre", "32.73");
    }

    public static RequestSpecification dispatcher() {
        return as("role", "dispatcher", "centre", "32.73");
    }

    public static ValidatableResponse save(String body) {
        return bandung()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/calls")
                .then();
    }

    /** The first column of all rows, as text. */
    public static List<String> select(AgroalDataSource database, String query) {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
