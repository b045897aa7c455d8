package id.layanan112.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.layanan112.kit.ids.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A gateway of one lane signs in as a role of its own, and PostgreSQL keeps the others' rows from it. */
@QuarkusTest
class LanesTest extends OrdersAndAgencies {
    private static final List<String> TABLES = List.of(
            "dispatch",
            "dispatch_step",
            "delivery",
            "timer",
            "acknowledgement",
            "lane_revision",
            "link",
            "dispatch_line");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void shouldShowALaneItsOwnRowsAndNoOthers() throws SQLException {
        UUID fire = order(Ids.v7(), 1, rung("laned"), HUMAN);
        await().until(() -> status(fire).equals("DELIVERED"));
        sql.update(
                "INSERT INTO link (delivery_id, channel, dispatch_id, agency_id, lane, device)"
                        + " SELECT delivery_id, 0, dispatch_id, agency_id, lane, '' FROM delivery WHERE dispatch_id = ?",
                fire);
        acknowledge(fire, "lane", "READ", SECRET).statusCode(200);
        sql.update(
                "INSERT INTO dispatch_line (line_id, dispatch_id, lane, agency_id, line_key, who, response, at)"
                        + " VALUES (gen_random_uuid(), ?, 'FIRE', 'laned', 'k', 'a test', '', now())",
                fire);

        try (Connection brigade = as("fire");
                Connection police = as("police")) {
            for (String table : TABLES) {
                assertThat(count(brigade, table)).as(table).isPositive();
                assertThat(count(police, table)).as(table).isZero();
            }
            // Nor can it write into another's.
            assertThat(changed(police, "UPDATE dispatch SET status = 'DONE'")).isZero();
            assertThat(changed(police, "DELETE FROM timer")).isZero();
            assertThatThrownBy(() -> changed(
                            police,
                            "INSERT INTO timer (dispatch_id, what, due_at, lane)"
                                    + " VALUES (gen_random_uuid(), 'DEADLINE', now(), 'FIRE')"))
                    .hasMessageContaining("row-level security");
        }
    }

    /** What each has written it publishes itself; the caps of agencies are over all of them. */
    @Test
    void shouldKeepOutboxesApartAndCapsTogether() throws SQLException {
        try (Connection police = as("police");
                Connection other = as("other")) {
            changed(
                    police,
                    "INSERT INTO outbox (event_id, topic, record_key, headers, value, held)"
                            + " VALUES (gen_random_uuid(), 't', 'k', '{}', '', 'a test')");
            assertThat(count(police, "outbox")).isEqualTo(1);
            assertThat(count(other, "outbox WHERE topic = 't'")).isZero();
            sql.update(
                    "INSERT INTO delivery (delivery_id, dispatch_id, incident_id, lane, agency_id, type, rung, priority,"
                            + " lease_until) VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'FIRE',"
                            + " 'capped', 'ORDERED', 0, 'P1', now() + interval '1 minute')");
            assertThat(count(police, "on_their_way() WHERE agency_id = 'capped'"))
                    .isEqualTo(1);
            sql.update("DELETE FROM delivery WHERE agency_id = 'capped'");
            sql.update("DELETE FROM outbox WHERE topic = 't'");
        }
    }

    private Connection as(String lane) throws SQLException {
        return DriverManager.getConnection(url, "gateway_" + lane, "gateway_" + lane);
    }

    private static long count(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int changed(Connection connection, String statement) throws SQLException {
        try (Statement change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }
}
