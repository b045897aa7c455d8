package id.layanan112.intake.console;

import static id.layanan112.intake.IntakeClient.as;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Screens stay open for hours: they are no work, and keep nobody from reading. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ManyScreensTest {
    /** More than are read or changed at once, together. */
    private static final int SCREENS = 120;

    @Test
    void shouldServeReadersBesideManyOpenScreens() throws IOException, InterruptedException {
        String token = EmbeddedStack.token("role", "call-taker", "centre", "35.74");
        List<InputStream> open = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            try {
                for (int i = 0; i < SCREENS; i++) {
                    HttpResponse<InputStream> screen = client.send(
                            HttpRequest.newBuilder(
                                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/console/live"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
                    open.add(screen.body());
                    assertThat(screen.statusCode()).as("screen %d", i).isEqualTo(200);
                    // It is told something at once.
                    assertThat(screen.body().read()).isPositive();
                }
                for (int i = 0; i < 10; i++) {
                    as("role", "call-taker", "centre", "35.74")
                            .get("/incidents")
                            .then()
                            .statusCode(200);
                }
            } finally {
                for (InputStream screen : open) {
                    screen.close();
                }
            }
        }
    }
}
