package id.layanan112.intake.api;

import static id.layanan112.intake.IntakeClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What the description shows works as it stands. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ExamplesTest {
    @Test
    void shouldTakeTheExampleOfEachOperation() throws IOException, InterruptedException {
        SoftAssertions all = new SoftAssertions();
        try (World world = new World()) {
            for (Operations.Operation operation : Operations.all()) {
                HttpResponse<byte[]> response = world.send(world.ready(operation));
                all.assertThat(response.statusCode())
                        .as(operation.name() + ": " + new String(response.body(), StandardCharsets.UTF_8))
                        .isBetween(200, 299);
            }
        }
        all.assertAll();
    }

    @Test
    void shouldShowAnExampleOfEveryBody() throws IOException {
        assertThat(Operations.all())
                .hasSizeGreaterThan(40)
                .filteredOn(Operations.Operation::takesBody)
                .allSatisfy(operation ->
                        assertThat(operation.example()).as(operation.name()).isNotNull());
    }

    @Test
    void shouldTakeTheExampleOfAForm() throws IOException {
        Map<String, String> form = Operations.form("/telephony/aml");
        assertThat(form).containsKey("device_number");
        as("role", "telephony", "centre", "32.73")
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post("/telephony/aml")
                .then()
                .statusCode(201);
    }
}
