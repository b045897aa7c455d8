package id.layanan112.monitoring.reconciliation;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.CentreEvent.PublishedCalls;
import id.layanan112.contracts.CentreState;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.monitoring.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class ReconciliationTest {
    private static final String SEMARANG = "33.74";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    private final Stream stream = new Stream();

    @AfterEach
    void close() {
        stream.close();
    }

    private static RequestSpecification analyst() {
        return given().auth().oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"));
    }

    @Test
    void shouldShowAndNameTheCallThatIsMissing() {
        // Given: the centre has published two calls, of which one came
        CallSnapshot here = aCall(SEMARANG, TODAY, CallClass.NORMAL, 1);
        UUID lost = UUID.randomUUID();
        stream.publish(Stream.received(here));
        Instant now = Instant.now();
        stream.publish(new CentreReported(
                SEMARANG,
                "Pusat " + SEMARANG,
                List.of(SEMARANG),
                CentreState.ACTIVE,
                false,
                now,
                List.of(new PublishedCalls(TODAY, CallClass.NORMAL, 2)),
                now));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> analyst()
                        .get("/reconciliation?centre=" + SEMARANG + "&day=" + TODAY)
                        .then()
                        .statusCode(200)
                        .body("days[0].verdict", equalTo("MISSING"))
                        .body("days[0].reported.NORMAL", equalTo(2))
                        .body("days[0].counted.NORMAL", equalTo(1))
                        .body("days[0].gap", equalTo(false)));

        analyst()
                .contentType("application/json")
                .body("[{\"callId\":\"%s\",\"callClass\":\"PRANK\"},{\"callId\":\"%s\",\"callClass\":\"NORMAL\"}]"
                        .formatted(here.callId(), lost))
                .post("/reconciliation/calls?centre=" + SEMARANG + "&day=" + TODAY)
                .then()
                .statusCode(200)
                .body("missing", equalTo(List.of(lost.toString())))
                .body("otherwise.callId", hasItem(here.callId().toString()))
                .body("extra", hasSize(0));
    }

    @Test
    void shouldShowACentreItselfOnly() {
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/reconciliation/calls?centre=" + SEMARANG + "&day=" + TODAY)
                .then()
                .statusCode(404);
        analyst().get("/reconciliation/calls?centre=" + SEMARANG).then().statusCode(400);
    }
}
