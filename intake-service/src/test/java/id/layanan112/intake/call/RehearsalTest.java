package id.layanan112.intake.call;

import static id.layanan112.intake.IntakeClient.select;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class RehearsalTest {
    @Inject
    @Readiness
    Rehearsal rehearsal;

    @Inject
    AgroalDataSource database;

    @Test
    void shouldBeOverBeforeTheServiceIsReady() {
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'rehearsal' }.status", equalTo("UP")));
    }

    @Test
    void shouldLeaveNothingAnywhere() {
        String before = rows();

        rehearsal.rehearse();

        assertThat(rows()).isEqualTo(before);
        assertThat(select(database, "SELECT what FROM audit WHERE who = 'rehearsal'"))
                .isEmpty();
    }

    /** Of every table that other threads leave alone; the relay takes what it finds out of the outbox. */
    private String rows() {
        List<String> tables = select(
                database,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE' AND table_name NOT IN ('outbox', 'surge') ORDER BY 1");
        return tables.stream()
                .map(table -> table + "=" + select(database, "SELECT count(*) FROM \"" + table + "\""))
                .collect(Collectors.joining(" "));
    }
}
