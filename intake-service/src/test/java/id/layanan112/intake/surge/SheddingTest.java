package id.layanan112.intake.surge;

import static id.layanan112.intake.IntakeClient.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.IntakeClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(SheddingTest.NothingIsRead.class)
class SheddingTest {
    public static final class NothingIsRead implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("layanan112.reads-at-once", "0");
        }
    }

    @Test
    void shouldSaveWhileEveryReadIsShed() {
        as("role", "call-taker", "centre", "32.73")
                .get("/incidents")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .contentType("application/problem+json")
                .body("type", containsString("busy"));
        IntakeClient.save("{\"class\":\"NORMAL\"}").statusCode(201);
    }
}
