package id.layanan112.intake.reconciliation;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.layanan112.contracts.CallClass;
import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ReconciliationTest {
    private static final String DAY = "2026-03-04";

    /** Any of them may turn out to be a ghost. */
    private static final String SILENT =
            "\"silentSteps\":{\"KEY_PRESS_ASKED\":\"NOTHING\",\"LAST_LOCATION_CHECKED\":\"NOTHING\"}";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldCloseOverADayOfCallsThatChange() {
        long seed = Long.getLong("layanan112.seed", System.nanoTime());
        System.out.println("layanan112.seed=" + seed);
        Random random = new Random(seed);
        Map<CallClass, Integer> expected = new EnumMap<>(CallClass.class);
        int open = 0;
        int all = 60;
        for (int i = 0; i < all; i++) {
            String call = save("{\"receivedAt\":\"" + DAY + "T03:00:00Z\"," + SILENT + "}")
                    .extract()
                    .path("callId");
            CallClass last = null;
            for (int version = 1; version <= random.nextInt(3); version++) {
                CallClass next = CallClass.values()[random.nextInt(CallClass.values().length)];
                int status = bandung()
                        .header("If-Match", "\"" + version + "\"")
                        .body("{\"class\":\"" + next + "\"}")
                        .put("/calls/" + call + "/class")
                        .statusCode();
                assertThat(status).isEqualTo(next == last ? 422 : 200);
                if (next == last) {
                    break;
                }
                last = next;
            }
            if (last == null) {
                open++;
            } else {
                expected.merge(last, 1, Integer::sum);
            }
        }
        save("{\"exercise\":true,\"receivedAt\":\"" + DAY + "T03:00:00Z\"}").statusCode(201);

        var proof = as("role", "supervisor", "centre", "32.73")
                .get("/reconciliation?day=" + DAY)
                .then()
                .statusCode(200)
                .body("closes", equalTo(true))
                .body("regions", hasSize(1))
                .body("regions[0].total", equalTo(all))
                .body("regions[0].open", equalTo(open))
                .body("regions[0].withoutTelephony", equalTo(all));
        for (CallClass one : CallClass.values()) {
            proof.body("regions[0].byClass." + one, equalTo(expected.getOrDefault(one, 0)));
        }
    }

    @Test
    void shouldCompareWithWhatTheTelephoneSystemCountedItself() {
        // Given
        telephony("""
                {"events":[{"eventId":"d1","pbxCallId":"d1","type":"RINGING","at":"2026-03-08T03:00:00Z"},
                           {"eventId":"d2","pbxCallId":"d2","type":"RINGING","at":"2026-03-08T03:00:00Z"}]}""");
        // When it counted one more
        counted("2026-03-08", "{\"calls\":3,\"abandoned\":1}").statusCode(200).body("calls", equalTo(3));
        // Then
        proof("2026-03-08")
                .body("closes", equalTo(false))
                .body("telephoneSystems[0].heard", equalTo(2))
                .body("telephoneSystems[0].missing", equalTo(1));
        // When that is put right
        counted("2026-03-08", "{\"calls\":2}").statusCode(200);
        // Then
        proof("2026-03-08").body("closes", equalTo(true)).body("telephoneSystems[0].missing", equalTo(0));
        // And a day without a call is not a day without a count
        counted("2026-03-09", "{\"calls\":1}").statusCode(200);
        proof("2026-03-09").body("closes", equalTo(false)).body("telephoneSystems[0].missing", equalTo(1));
    }

    @Test
    void shouldRefuseACountThatCannotBe() {
        counted("2026-03-08", "{}").statusCode(422).body("errors[0].field", equalTo("calls"));
        counted("2026-03-08", "{\"calls\":-1}").statusCode(422);
        counted("2026-03-08", "{\"calls\":1,\"abandoned\":2}")
                .statusCode(422)
                .body("errors[0].field", equalTo("abandoned"));
        counted("2999-01-01", "{\"calls\":1}").statusCode(422).body("errors[0].field", equalTo("day"));
        counted("tomorrow", "{\"calls\":1}").statusCode(400);
        counted("2026-03-08", "{\"calls\":1,\"unheardOf\":1}").statusCode(400);
        bandung().body("{\"calls\":1}").put("/telephony/days/2026-03-08").then().statusCode(403);
    }

    @Test
    void shouldFindACallThatTelephonySpokeOfAndThatIsGone() throws SQLException {
        String event = """
                {"events":[{"eventId":"gone","pbxCallId":"gone","type":"RINGING","at":"2026-03-06T03:00:00Z"},
                           {"eventId":"kept","pbxCallId":"kept","type":"RINGING","at":"2026-03-06T03:00:00Z"}]}""";
        telephony(event);
        proof("2026-03-06").body("closes", equalTo(true)).body("regions[0].heard", equalTo(2));

        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .executeUpdate("DELETE FROM call WHERE call_id ="
                            + " (SELECT call_id FROM telephony_event WHERE event_id = 'gone')");
        }

        proof("2026-03-06")
                .body("closes", equalTo(false))
                .body("regions[0].heardWithoutCall", equalTo(1))
                .body("regions[0].total", equalTo(1));
    }

    @Test
    void shouldShowACentreItsOwnRegionsAndSayWhatIsWrong() {
        save("{\"receivedAt\":\"2026-03-05T03:00:00Z\"}").statusCode(201);
        as("role", "supervisor", "centre", "33.74")
                .get("/reconciliation?day=2026-03-05")
                .then()
                .body("regions", hasSize(0));
        as("role", "supervisor", "centre", "32.73")
                .get("/reconciliation?day=kemarin")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("day"));
        bandung().get("/reconciliation?day=2026-03-05").then().statusCode(403);
    }

    private static ValidatableResponse proof(String day) {
        return as("role", "supervisor", "centre", "33.74")
                .get("/reconciliation?day=" + day)
                .then()
                .statusCode(200);
    }

    private static void telephony(String events) {
        as("role", "telephony", "centre", "33.74")
                .body(events)
                .post("/telephony/events")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse counted(String day, String body) {
        return as("role", "telephony", "centre", "33.74")
                .body(body)
                .put("/telephony/days/" + day)
                .then();
    }
}
