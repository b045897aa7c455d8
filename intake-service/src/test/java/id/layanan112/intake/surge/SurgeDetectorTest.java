package id.layanan112.intake.surge;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class SurgeDetectorTest {
    @Inject
    AgroalDataSource database;

    @Test
    void shouldTellWhenACentreGetsMuchMoreThanUsualAndWhenThatIsOver() {
        // Given
        for (int i = 0; i < 12; i++) {
            call("32.04", "{}");
            call("33.74", "{\"exercise\":true}");
        }
        // When, Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(surging()).contains("32.04"));
        assertThat(surging()).doesNotContain("33.74");
        assertThat(select(database, "SELECT number FROM surge WHERE centre_code = '32.04'"))
                .containsExactly("1");

        select(database, "UPDATE call SET saved_at = now() - interval '1 hour' RETURNING version");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(surging()).doesNotContain("32.04"));
    }

    private List<String> surging() {
        return select(database, "SELECT centre_code FROM surge WHERE since IS NOT NULL");
    }

    private static void call(String centre, String body) {
        as("role", "call-taker", "centre", centre)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/calls")
                .then()
                .statusCode(201);
    }
}
