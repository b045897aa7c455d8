package id.layanan112.intake.call;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ChangingCallsTest {
    private static final String FIRE = "{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldClassifyAnOpenCallAndKeepWhatItWas() {
        String call = save("{}").extract().path("callId");
        classify(call, 1, "{\"class\":\"PRANK\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("class", equalTo("PRANK"))
                .body("incidentId", nullValue());
        classify(call, 2, "{\"class\":\"INFORMATION\"}").statusCode(200);

        bandung()
                .get("/calls/" + call + "/history")
                .then()
                .body("present.class", equalTo("INFORMATION"))
                .body("past", hasSize(2))
                .body("past[0].state.class", nullValue())
                .body("past[1].state.class", equalTo("PRANK"));
    }

    @Test
    void shouldOpenAnIncidentWhenACallTurnsOutToBeForHelp() {
        String call = save("{\"narrative\":\"Suara minta tolong\"}").extract().path("callId");
        String incident = classify(call, 1, "{\"class\":\"NORMAL\",\"incidentType\":\"CRIME\"}")
                .statusCode(200)
                .body("incidentType", equalTo("CRIME"))
                .body("incidentId", notNullValue())
                .extract()
                .path("incidentId");

        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("calls[0].details.narrative.text", equalTo("Suara minta tolong"));
    }

    @Test
    void shouldRefuseWhatMeansNothingOrWasNotSeen() {
        String call = save("{\"class\":\"PRANK\"}").extract().path("callId");
        classify(call, 1, "{\"class\":\"PRANK\"}").statusCode(422).body("type", containsString("nothing-changed"));
        classify(call, 7, "{\"class\":\"PRANK\"}").statusCode(412);
        classify(call, 1, "{}").statusCode(422).body("errors[0].field", equalTo("class"));
        classify(call, 1, "{\"class\":\"LOST\"}").statusCode(400);
        bandung()
                .body("{\"class\":\"PRANK\"}")
                .put("/calls/" + call + "/class")
                .then()
                .statusCode(428);
        as("role", "call-taker", "centre", "33.74")
                .header("If-Match", "\"1\"")
                .body("{\"class\":\"PRANK\"}")
                .put("/calls/" + call + "/class")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldCompleteWhatATelephoneSystemKnewOfACaller() {
        // Given
        String number = Phones.number();
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, number));
        String call = Phones.callId(pbx).toString();
        // When
        tellMore(call, 1, """
                {"caller":{"name":"Ani Contoh","communication":"TEXT"},"place":{"address":"Jalan Contoh 12"},
                 "narrative":"Suara gaduh"}""").statusCode(200).header("ETag", equalTo("\"2\""));
        tellMore(call, 2, "{\"place\":{\"address\":\"Jalan Contoh 14\"}}").statusCode(200);
        // Then
        String incident = classify(call, 3, "{\"class\":\"NORMAL\",\"incidentType\":\"CRIME\"}")
                .extract()
                .path("incidentId");
        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("calls[0].details.caller.number", equalTo(number))
                .body("calls[0].details.caller.name", equalTo("Ani Contoh"))
                .body("calls[0].details.caller.communication", equalTo("TEXT"))
                .body("calls[0].details.scene.address", equalTo("Jalan Contoh 14"));
        tellMore(call, 4, "{\"narrative\":\"Lain\"}").statusCode(409).body("type", containsString("narrative-there"));
    }

    @Test
    void shouldTellTheAgenciesWhatIsKnownLater() {
        // Given
        String call = save(FIRE).extract().path("callId");
        String incident = bandung().get("/calls/" + call).path("incidentId");
        // When
        tellMore(call, 1, "{\"caller\":{\"name\":\"Budi Contoh\"}}").statusCode(200);
        // Then
        bandung().get("/incidents/" + incident).then().body("revision", equalTo(2));
        tellMore(call, 1, "{\"caller\":{\"name\":\"Cici\"}}").statusCode(412);
        tellMore(call, 2, "{}").statusCode(422).body("type", containsString("nothing-changed"));
        tellMore(call, 2, "{\"caller\":{\"name\":\"" + "x".repeat(501) + "\"}}").statusCode(422);
        bandung().get("/incidents/" + incident).then().body("revision", equalTo(2));
    }

    @Test
    void shouldEnterWhatWasOnPaperWithItsOwnTimes() {
        // Given, When
        String incident = save("""
                {"class":"NORMAL","incidentType":"FIRE","entry":"PAPER","receivedAt":"2026-11-20T01:00:00Z",
                 "answeredAt":"2026-11-20T01:00:09Z","endedAt":"2026-11-20T01:03:00Z","kindsTold":["FIRE"]}""")
                .statusCode(201)
                .body("channel", equalTo("PAPER"))
                .body("localDay", equalTo("2026-11-20"))
                .body("answeredAt", equalTo("2026-11-20T01:00:09Z"))
                .extract()
                .path("incidentId");
        // Then
        bandung()
                .get("/incidents/" + incident)
                .then()
                .body("kindsWithdrawn", equalTo(List.of("FIRE")))
                .body("timeline.step", equalTo(List.of("TOLD_BY_PHONE")));
        save("{\"entry\":\"PAPER\"}").statusCode(201).body("flags", equalTo(List.of("receivedAt")));
    }

    @Test
    void shouldLinkAndUnlinkWithoutLosingEitherHistory() {
        String incident = save(FIRE).extract().path("incidentId");
        String second = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("callId");
        String itsOwn = bandung().get("/calls/" + second).path("incidentId");

        link(incident, second, 1).statusCode(409).body("type", containsString("linked-elsewhere"));
        unlink(itsOwn, second, 1).statusCode(200).body("incidentId", nullValue());
        link(incident, second, 2).statusCode(200).body("incidentId", equalTo(incident));
        link(incident, second, 3).statusCode(422);
        unlink(itsOwn, second, 3).statusCode(409).body("type", containsString("not-linked"));

        bandung().get("/incidents/" + incident).then().body("calls", hasSize(2));
        bandung().get("/incidents/" + itsOwn).then().body("calls", hasSize(0)).body("open", equalTo(true));
        bandung()
                .get("/calls/" + second + "/history")
                .then()
                .body("past.endedWith", equalTo(List.of("UNLINKED", "LINKED")))
                .body("past[0].state.incidentId", equalTo(itsOwn));
    }

    @Test
    void shouldNeverMixRealCallsAndExercises() {
        String exercise = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"exercise\":true}")
                .extract()
                .path("incidentId");
        String real = save("{}").extract().path("callId");
        link(exercise, real, 1).statusCode(409).body("type", containsString("exercise-differs"));
    }

    @Test
    void shouldNotLinkToAClosedIncident() {
        String incident = save(FIRE).extract().path("incidentId");
        bandung()
                .body("{\"disposition\":\"RESOLVED\"}")
                .post("/incidents/" + incident + "/closure")
                .then()
                .statusCode(200);
        String call = save("{}").extract().path("callId");
        link(incident, call, 1).statusCode(409).body("type", containsString("already-closed"));
        assertThat(select(database, "SELECT version FROM call WHERE call_id = '" + call + "'"))
                .containsExactly("1");
    }

    private static ValidatableResponse classify(String call, int seen, String body) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .body(body)
                .put("/calls/" + call + "/class")
                .then();
    }

    private static ValidatableResponse tellMore(String call, int seen, String body) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .body(body)
                .patch("/calls/" + call + "/details")
                .then();
    }

    private static ValidatableResponse link(String incident, String call, int seen) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .put("/incidents/" + incident + "/calls/" + call)
                .then();
    }

    private static ValidatableResponse unlink(String incident, String call, int seen) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .delete("/incidents/" + incident + "/calls/" + call)
                .then();
    }
}
