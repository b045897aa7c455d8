package id.layanan112.intake.telephony;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class TelephonyTest {
    @Inject
    AgroalDataSource database;

    @Test
    void shouldMakeAndTimeACall() {
        String pbx = pbx();
        told(ringing(pbx)).statusCode(200).body("taken", equalTo(1));
        String call = call(pbx);
        bandung()
                .get("/calls/" + call)
                .then()
                .body("class", nullValue())
                .body("receivedAt", equalTo("2026-11-24T20:00:00Z"))
                .body("answeredAt", nullValue());

        told(answered(pbx), ended(pbx)).body("taken", equalTo(2));
        bandung()
                .get("/calls/" + call)
                .then()
                .body("class", nullValue())
                .body("answeredAt", equalTo("2026-11-24T20:00:07Z"))
                .body("endedAt", equalTo("2026-11-24T20:02:00Z"));
    }

    /** A missing flag means real, in whatever report it is missing. */
    @Test
    void shouldTakeACallForRealOnceItWasSaidToBe() {
        String pbx = pbx();
        told(ringing(pbx).replace("}", ",\"exercise\":true}")).body("taken", equalTo(1));
        bandung().get("/calls/" + call(pbx)).then().body("exercise", equalTo(true));

        told(answered(pbx)).body("taken", equalTo(1));
        bandung().get("/calls/" + call(pbx)).then().body("exercise", equalTo(false));
        told(ended(pbx).replace("}", ",\"exercise\":true}")).body("taken", equalTo(1));
        bandung().get("/calls/" + call(pbx)).then().body("exercise", equalTo(false));
    }

    @Test
    void shouldCountACallThatNobodyAnswered() {
        String pbx = pbx();
        told(ringing(pbx), event(pbx, "ABANDONED", "20:00:20")).body("taken", equalTo(2));
        bandung().get("/calls/" + call(pbx)).then().body("class", equalTo("ABANDONED"));
    }

    @Test
    void shouldHearEveryEventOnceAndInAnyOrder() {
        String pbx = pbx();
        told(ended(pbx)).body("taken", equalTo(1));
        bandung().get("/calls/" + call(pbx)).then().body("class", equalTo("ABANDONED"));
        told(ended(pbx), ringing(pbx)).body("taken", equalTo(1)).body("repeated", equalTo(1));
        told(answered(pbx), answered(pbx)).body("taken", equalTo(1)).body("repeated", equalTo(1));

        bandung()
                .get("/calls/" + call(pbx))
                .then()
                .body("class", nullValue())
                .body("receivedAt", equalTo("2026-11-24T20:00:00Z"))
                .body("answeredAt", equalTo("2026-11-24T20:00:07Z"));
    }

    @Test
    void shouldLeaveAPersonsJudgementAlone() {
        String pbx = pbx();
        told(ringing(pbx), answered(pbx));
        String call = call(pbx);
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"class\":\"PRANK\"}")
                .put("/calls/" + call + "/class")
                .then()
                .statusCode(200);
        told(ended(pbx));
        bandung().get("/calls/" + call).then().body("class", equalTo("PRANK"));
    }

    @Test
    void shouldNotLoseACallBecauseItsEventHasAnOldId() {
        String pbx = pbx();
        told(ringing(pbx)).body("taken", equalTo(1));
        told(ringing(pbx).replace("\"pbxCallId\":\"", "\"pbxCallId\":\"again-")).body("taken", equalTo(1));

        assertThat(select(
                        database,
                        "SELECT count(*) FROM call WHERE call_id IN"
                                + " (SELECT call_id FROM telephony_event WHERE event_id LIKE '" + pbx + "%')"))
                .containsExactly("2");
    }

    @Test
    void shouldNotForgetAnAnswerWithTheEventsThatToldOfIt() {
        String pbx = pbx();
        told(ringing(pbx), answered(pbx));
        String call = call(pbx);
        update("DELETE FROM telephony_event WHERE call_id = '" + call + "'");
        told(ended(pbx)).body("taken", equalTo(1));

        bandung()
                .get("/calls/" + call)
                .then()
                .body("class", nullValue())
                .body("receivedAt", equalTo("2026-11-24T20:00:00Z"))
                .body("answeredAt", equalTo("2026-11-24T20:00:07Z"));
    }

    @Test
    void shouldCountACallOnTheDayOnWhichItBegan() {
        String pbx = pbx();
        // Midnight in Bandung is at 17:00 UTC.
        told(event(pbx, "ENDED", "17:01:00"));
        String call = call(pbx);
        bandung().get("/calls/" + call).then().body("localDay", equalTo("2026-11-25"));
        told(event(pbx, "RINGING", "16:59:00"));
        bandung()
                .get("/calls/" + call)
                .then()
                .body("localDay", equalTo("2026-11-24"))
                .body("class", equalTo("ABANDONED"))
                .body("answeredAt", nullValue());
        bandung().get("/calls/" + call + "/history").then().body("past.endedWith", equalTo(List.of("RECEIVED")));
    }

    @Test
    void shouldKeepTheNumberAndShowItToNobodyInClear() {
        String pbx = pbx();
        told(ringing(pbx).replace("}", ",\"number\":\"0812-0000-7777\"}")).statusCode(200);
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .put("/calls/" + call(pbx) + "/class")
                .then()
                .statusCode(200);
        String incident = bandung().get("/calls/" + call(pbx)).path("incidentId");
        bandung()
                .queryParam("reason", "uji")
                .get("/incidents/" + incident + "/details")
                .then()
                .body("calls[0].details.caller.number", equalTo("0812-0000-7777"));
        for (String table : List.of("telephony_event", "call", "outbox", "protected_block")) {
            assertThat(select(database, "SELECT t::text FROM " + table + " t"))
                    .noneMatch(row -> row.contains("0812-0000-7777"));
        }
    }

    @Test
    void shouldTakeTheGoodEventsOfAReportAndSayWhatIsWrongWithTheOthers() {
        String pbx = pbx();
        told(ringing(pbx), "{\"eventId\":\"x\"}", ringing(pbx).replace("2026-11-24T20:00:00Z", "2126-01-01T00:00:00Z"))
                .statusCode(200)
                .body("taken", equalTo(1))
                .body("repeated", equalTo(1))
                .body("refused[0].index", equalTo(1))
                .body("refused[0].field", equalTo("pbxCallId"));
        as("role", "telephony", "centre", "32.73")
                .body("{}")
                .post("/telephony/events")
                .then()
                .statusCode(422);
        as("role", "telephony", "centre", "32.73")
                .body("{\"events\":[{\"event\":1}]}")
                .post("/telephony/events")
                .then()
                .statusCode(400);
        bandung().body("{\"events\":[]}").post("/telephony/events").then().statusCode(403);
    }

    @Test
    void shouldEndInTheSameStateHoweverManyTellItAtOnce() throws InterruptedException {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println("layanan112.seed=" + seed);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String pbx = "many-" + i;
            events.addAll(List.of(ringing(pbx), answered(pbx), ended(pbx), ended(pbx)));
        }
        Collections.shuffle(events, new Random(seed));
        try (ExecutorService systems = Executors.newFixedThreadPool(8)) {
            // Some events of a call in one report and the others in the next, at the same time.
            List<Callable<Object>> reports = IntStream.range(0, events.size() / 20)
                    .mapToObj(i -> events.subList(i * 20, i * 20 + 20).toArray(String[]::new))
                    .map(report -> (Callable<Object>) () -> told(report).statusCode(200))
                    .toList();
            systems.invokeAll(reports).forEach(done -> assertThat(done).isDone().satisfies(one -> one.get()));
        }
        assertThat(select(
                        database,
                        "SELECT concat_ws(' ', call_class, answered_at AT TIME ZONE 'UTC', ended_at AT TIME ZONE 'UTC')"
                                + " FROM call WHERE call_id IN (SELECT call_id FROM telephony_event"
                                + " WHERE event_id LIKE 'many-%')"))
                .hasSize(600)
                .containsOnly("2026-11-24 20:00:07 2026-11-24 20:02:00");
    }

    private void update(String statement) {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pbx() {
        return "pbx-" + UUID.randomUUID();
    }

    private String call(String pbx) {
        return select(database, "SELECT call_id FROM telephony_event WHERE event_id LIKE '" + pbx + "%' LIMIT 1")
                .getFirst();
    }

    private static String ringing(String pbx) {
        return event(pbx, "RINGING", "20:00:00");
    }

    private static String answered(String pbx) {
        return event(pbx, "ANSWERED", "20:00:07");
    }

    private static String ended(String pbx) {
        return event(pbx, "ENDED", "20:02:00");
    }

    private static String event(String pbx, String type, String time) {
        return "{\"eventId\":\"%s-%s\",\"pbxCallId\":\"%s\",\"type\":\"%s\",\"at\":\"2026-11-24T%sZ\"}"
                .formatted(pbx, type, pbx, type, time);
    }

    private static ValidatableResponse told(String... events) {
        return as("role", "telephony", "centre", "32.73")
                .body("{\"events\":[" + String.join(",", events) + "]}")
                .post("/telephony/events")
                .then();
    }
}
