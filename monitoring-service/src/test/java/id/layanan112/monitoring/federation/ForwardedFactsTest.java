package id.layanan112.monitoring.federation;

import static id.layanan112.monitoring.CallHistories.aCall;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.CentreState;
import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class ForwardedFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    @Inject
    Told told;

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String fact(UUID id, DomainEvent event) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"value\":%s}"
                .formatted(id, EventCatalogue.of(event).type(), json(event));
    }

    private static ValidatableResponse post(String centre, String report, String... facts) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "centre-reporter", "centre", centre))
                .contentType("application/json")
                .body("{\"facts\":[" + String.join(",", facts) + "],\"report\":" + report + "}")
                .post("/federation/v1/centres/" + centre + "/facts")
                .then();
    }

    @Test
    void shouldCountAForwardedFactOnceAndSayThroughWhenTheCentreIsComplete() {
        CallSnapshot call = aCall("34.71", DAY, CallClass.NORMAL, 1);
        String fact = fact(UUID.randomUUID(), Stream.received(call));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String report = json(new CentreReported(
                "34.71", "Pusat", List.of("34.71"), CentreState.ACTIVE, false, now.minusSeconds(5), List.of(), now));

        post("34.71", "null", fact).statusCode(200).body("taken", equalTo(1));
        post("34.71", report, fact, fact).statusCode(200);

        assertThat(told.counts(DAY, DAY)).containsEntry(DAY + " 34.71 NORMAL VOICE FIRE false", 1L);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "monitoring-analyst", "centre", "*"))
                .get("/regions/counts?region=34.71&day=" + DAY)
                .then()
                .body("regions[0].source", equalTo("STACK"))
                .body("regions[0].state", equalTo("REPORTING"))
                .body("regions[0].completeThrough", equalTo(now.minusSeconds(5).toString()));
    }

    @Test
    void shouldTakeNothingOfARequestInWhichOneFactIsWrong() {
        CallSnapshot own = aCall("34.71", DAY.plusDays(1), CallClass.NORMAL, 1);
        CallSnapshot others = aCall("35.78", DAY.plusDays(1), CallClass.NORMAL, 1);
        String good = fact(UUID.randomUUID(), Stream.received(own));

        post(
                        "34.71",
                        "null",
                        good,
                        fact(UUID.randomUUID(), Stream.received(others)),
                        "{\"id\":\"%s\",\"type\":\"id.layanan112.call.new.v9\",\"value\":{}}"
                                .formatted(UUID.randomUUID()),
                        "{\"id\":\"%s\",\"type\":\"id.layanan112.call.received.v1\",\"value\":{\"at\":1}}"
                                .formatted(UUID.randomUUID()),
                        "{\"id\":\"%s\",\"type\":\"id.layanan112.call.received.v1\",\"value\":[]}"
                                .formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors", hasSize(4))
                .body("errors.field", equalTo(List.of("facts[1]", "facts[2]", "facts[3]", "facts[4]")))
                .body(
                        "errors.code",
                        equalTo(List.of("not-of-this-centre", "unknown-type", "missing-field", "malformed-value")));
        assertThat(told.counts(DAY.plusDays(1), DAY.plusDays(1))).isEmpty();
    }

    @Test
    void shouldNotLetACentreTakeAnothersCallAway() {
        LocalDate day = DAY.plusDays(2);
        CallSnapshot call = aCall("34.71", day, CallClass.NORMAL, 1);
        post("34.71", "null", fact(UUID.randomUUID(), Stream.received(call))).statusCode(200);

        post(
                        "35.78",
                        "null",
                        fact(
                                UUID.randomUUID(),
                                Stream.received(aCall(call.callId(), "35.78", day, CallClass.PRANK, null, 99))))
                .statusCode(422)
                .body("errors[0].code", equalTo("of-another-centre"));
        assertThat(told.counts(day, day)).containsOnlyKeys(day + " 34.71 NORMAL VOICE FIRE false");
    }

    @Test
    void shouldArchiveNoCiphertextThatAStackLeftIn() {
        UUID incident = UUID.randomUUID();
        post(
                        "34.71",
                        "null",
                        fact(
                                UUID.randomUUID(),
                                new IncidentNarrated(
                                        incident, 2, "34.71", false, "AAAA-ciphertext", Instant.now(), null, null)))
                .statusCode(200);
        assertThat(told.valueOfFact(incident)).contains(incident.toString()).doesNotContain("ciphertext");
    }
}
