package id.layanan112.gateway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class AgencyImportTest {
    private static final String HEADER =
            "agencyId,name,kind,scope,regions,telephone,agreements,webhook,exerciseWebhook,secret\n";
    private static final String SECRET = "whsec_" + "A".repeat(32);
    private static final String FIRE = "74.01-fire,Damkar Kolaka,FIRE,REGION,74.01,(000) 555-0001,74.08,"
            + "https://damkar.example/112,https://damkar.example/latihan," + SECRET + "\n";

    @Inject
    Sql sql;

    @Test
    void shouldShowWhatWouldComeOfItAndThenTakeIt() {
        imported(HEADER + FIRE, "*", false)
                .statusCode(200)
                .body("proposed", equalTo(false))
                .body("lines.fate", equalTo(List.of("NEW")));
        assertThat(version("74.01-fire")).isZero();

        String change = imported(HEADER + FIRE, "*", true)
                .statusCode(200)
                .body("proposed", equalTo(true))
                .extract()
                .path("changeId");
        assertThat(version("74.01-fire")).isZero();
        agreed(change);
        imported(HEADER + FIRE, "*", true).statusCode(200).body("lines.fate", equalTo(List.of("SAME")));
        assertThat(version("74.01-fire")).isEqualTo(1);
        agreed(imported(HEADER + FIRE.replace("Kolaka", "Kab. Kolaka"), "*", true)
                .body("lines.fate", equalTo(List.of("CHANGED")))
                .extract()
                .path("changeId"));
        assertThat(version("74.01-fire")).isEqualTo(2);
        assertThat(sql.query(
                        "SELECT exercise FROM agency_channel WHERE agency_id = '74.01-fire' ORDER BY exercise",
                        row -> row.getBoolean(1)))
                .containsExactly(false, true);
        as("*").get("/agencies/74.01-fire")
                .then()
                .statusCode(200)
                .body("name", equalTo("Damkar Kab. Kolaka"))
                .body(not(containsString("whsec")));
    }

    @Test
    void shouldTakeNothingOfATableOfWhichALineIsWrong() {
        String wrong = "X!,,fire,TOWN,32.73 96.01,abc,99.99,ftp://x,,short\n";
        imported(
                        HEADER
                                + FIRE.replace("74.01-fire", "74.01-fire-2")
                                + wrong
                                + FIRE.replace("74.01-fire", "74.01-fire-2"),
                        "*",
                        true)
                .statusCode(422)
                .body("proposed", equalTo(false))
                .body("wrong", equalTo(2))
                .body("lines.line", equalTo(List.of(2, 3, 4)))
                .body("lines.fate", equalTo(List.of("NEW", "WRONG", "WRONG")))
                .body(
                        "lines[1].errors.field",
                        hasItems(
                                "agencyId",
                                "name",
                                "kind",
                                "scope",
                                "telephone",
                                "agreements",
                                "channels[0].address",
                                "channels[0].secret"));
        assertThat(version("74.01-fire-2")).isZero();
        imported(HEADER + "74.01-x,X,FIRE,REGION,91.01,,,,,\n", "*", false)
                .body("lines[0].errors[0].code", equalTo("abolished-region"))
                .body("lines[0].errors[0].text.id", containsString("93.01"));
    }

    @Test
    void shouldReadWhatIndonesianExcelWrites() {
        agreed(imported(
                        "\uFEFF"
                                + (HEADER + FIRE.replace("74.01-fire", "74.01-excel"))
                                        .replace(',', ';')
                                        .replace("\n", "\r\n"),
                        "*",
                        true)
                .statusCode(200)
                .extract()
                .path("changeId"));
        assertThat(version("74.01-excel")).isEqualTo(1);
    }

    @Test
    void shouldSayWhenItIsNoSuchTable() {
        imported("", "*", false).statusCode(422);
        imported("a,b\n1,2\n", "*", false).statusCode(422).body("errors[0].detail", containsString("agencyId"));
        imported(HEADER + "\"74.01", "*", false).statusCode(422);
        imported(HEADER + "74.01-short\n", "*", false).statusCode(422);
    }

    @Test
    void shouldLetAnAdministratorOfACentreNameItsOwnRegionsOnly() {
        imported(HEADER + FIRE, "32.73", false).body("lines[0].errors.field", equalTo(List.of("regions")));
        imported(HEADER + FIRE.replace("74.01-fire", "x").replace("REGION,74.01", "NATION,"), "32.73", false)
                .body("wrong", equalTo(1));
        given().contentType("text/csv")
                .auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "*"))
                .body(HEADER)
                .post("/agencies/imports")
                .then()
                .statusCode(403);
    }

    /** Whoever could name another centre's agency with regions of his own would get its orders. */
    @Test
    void shouldNotLetAnAdministratorTakeAnotherCentresAgency() {
        String theirs = FIRE.replace("74.01-fire", "74.01-taken");
        agreed(imported(HEADER + theirs, "*", true).extract().path("changeId"));
        imported(HEADER + theirs.replace("REGION,74.01", "REGION,32.73").replace(",74.08,", ",,"), "32.73", true)
                .statusCode(422)
                .body("lines[0].errors.field", equalTo(List.of("agencyId")));
        assertThat(version("74.01-taken")).isEqualTo(1);
    }

    @Test
    void shouldNotBringBackAnAgencyThatIsOutOfService() {
        String closed = FIRE.replace("74.01-fire", "74.01-closed");
        agreed(imported(HEADER + closed, "*", true).extract().path("changeId"));
        sql.update("UPDATE agency SET state = 'INACTIVE' WHERE agency_id = '74.01-closed'");
        imported(HEADER + closed, "*", true).body("lines.fate", equalTo(List.of("SAME")));
        agreed(imported(HEADER + closed.replace("Kolaka", "Kab. Kolaka"), "*", true)
                .body("lines.fate", equalTo(List.of("CHANGED")))
                .extract()
                .path("changeId"));
        as("*").get("/agencies/74.01-closed").then().body("state", equalTo("INACTIVE"));
    }

    private static RequestSpecification as(String centre) {
        return given().auth().oauth2(EmbeddedStack.token("role", "administrator", "centre", centre));
    }

    /** By a second person. */
    private static void agreed(String changeId) {
        given().auth()
                .oauth2(EmbeddedStack.token("role", "administrator", "centre", "*", "who", "second"))
                .post("/agency-changes/" + changeId + "/approvals")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
    }

    private static ValidatableResponse imported(String csv, String centre, boolean commit) {
        return as(centre)
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/agencies/imports?commit=" + commit)
                .then();
    }

    private long version(String agency) {
        return sql.first("SELECT version FROM agency WHERE agency_id = ?", row -> row.getLong(1), agency)
                .orElse(0L);
    }
}
