package id.layanan112.monitoring.figures;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class FiguresResourceTest {
    // WIT: its day begins two hours before Jakarta's.
    private static final String JAYAPURA = "91.71";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 9);

    @Inject
    Archive archive;

    private void take(CallSnapshot call) {
        archive.take(List.of(new Fact.OfEvent(UUID.randomUUID(), Stream.received(call))));
    }

    private static CallSnapshot answered(Instant received, double seconds) {
        CallSnapshot call = aCall(JAYAPURA, DAY, CallClass.NORMAL, 1);
        Instant at = received.plusMillis((long) (seconds * 1000));
        return new CallSnapshot(
                call.callId(),
                1,
                JAYAPURA,
                JAYAPURA,
                DAY,
                CallClass.NORMAL,
                CallChannel.VOICE,
                received,
                at,
                null,
                null,
                null,
                null,
                false);
    }

    private static ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                .get(path)
                .then();
    }

    @Test
    void shouldTellTimesAndTheirShareAndCountByMinuteHourDayAndMonth() {
        // Given: the first minute of the region's own day
        Instant midnight = Instant.parse("2026-09-08T15:00:59.700Z");
        for (double seconds : List.of(4.0, 9.0, 10.0, 10.1, 31.0)) {
            take(answered(midnight, seconds));
        }

        String of = "?scope=" + JAYAPURA + "&from=" + DAY + "&to=" + DAY;
        get("/figures" + of + "&targets=nfpa-1225")
                .statusCode(200)
                .body("figures.calls.total", equalTo(5))
                .body("figures.byChannel.VOICE", equalTo(5))
                .body("figures.times.ANSWER.measured", equalTo(5))
                .body("figures.times.ANSWER.p50", equalTo(10.0f))
                .body("figures.times.ANSWER.within", equalTo(3))
                .body("figures.times.ANSWER.share", equalTo(0.6f))
                .body("figures.times.RESPONSE.measured", equalTo(0))
                .body("figures.times.RESPONSE.p50", nullValue())
                .body("figures.shares.PRANK", equalTo(0.0f));
        get("/figures/series" + of + "&grain=minute")
                .body("points", hasSize(1440))
                .body("points[0].at", equalTo(DAY + "T00:00"))
                .body("points[0].byClass.NORMAL", equalTo(5));
        get("/figures/series" + of + "&grain=hour").body("points[0].byClass.NORMAL", equalTo(5));
        get("/figures/series" + of + "&grain=day").body("points[0].byClass.NORMAL", equalTo(5));
        get("/figures/series" + of + "&grain=month").body("points[0].at", equalTo("2026-09"));
        get("/figures/series?scope=91&from=" + DAY + "&to=" + DAY).body("points[0].byClass.NORMAL", equalTo(5));
    }

    @Test
    void shouldRefuseWhatItCannotTell() {
        get("/figures/series?grain=minute&from=2026-09-01&to=2026-09-09").statusCode(400);
        get("/figures/series?grain=second").statusCode(400);
        get("/figures?targets=mine").statusCode(400);
        get("/figures?scope=99.99").statusCode(404);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/figures?scope=ID")
                .then()
                .statusCode(404);
    }
}
