package id.layanan112.intake.console;

import static id.layanan112.intake.IntakeClient.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.IntakeClient;
import id.layanan112.intake.Phones;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class GuardedNumbersTest {
    // Nobody else's in these tests.
    private static final String CENTRE = "35.77";

    @Inject
    AgroalDataSource database;

    private static JsonPath save(String type, String number, String more) {
        return as("role", "call-taker", "centre", CENTRE)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"class\":\"NORMAL\",\"incidentType\":\"" + type
                        + "\",\"caller\":{\"name\":\"Sintetis\",\"number\":\"" + number + "\"" + more
                        + "},\"place\":{\"address\":\"Jalan Contoh 1\"}}")
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse read(String path) {
        return as("role", "call-taker", "centre", CENTRE).get(path).then().statusCode(200);
    }

    private static ValidatableResponse report(String role, String incident) {
        return as("role", role, "centre", CENTRE)
                .accept("text/html")
                .get("/console/incidents/" + incident + "/report")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldShowTheNumberOfAnOrdinaryCall() {
        String number = Phones.number();
        JsonPath fire = save("FIRE", number, "");

        read("/console/calls/" + fire.getString("callId"))
                .body("number", equalTo(number))
                .body("guarded", equalTo(false));
        read("/console/incidents/" + fire.getString("incidentId")).body(containsString(number));
    }

    @Test
    void shouldShowAGuardedNumberOnlyWhenAskedForAndWriteThatDown() {
        String number = Phones.number();
        JsonPath home = save("DOMESTIC_VIOLENCE", number, "");
        String callId = home.getString("callId");

        read("/console/calls/" + callId)
                .body("number", nullValue())
                .body("hasNumber", equalTo(true))
                .body("guarded", equalTo(true));
        read("/console/incidents/" + home.getString("incidentId")).body(not(containsString(number)));
        assertThat(reads(callId)).isZero();

        read("/console/calls/" + callId + "?number=true").body("number", equalTo(number));
        assertThat(reads(callId)).isOne();
    }

    @Test
    void shouldGuardWhoMustNotBeCalledBackWhateverHappened() {
        String number = Phones.number();
        JsonPath fire = save("FIRE", number, ",\"safeToCallBack\":false");

        read("/console/calls/" + fire.getString("callId")).body("number", nullValue());
        read("/console/incidents/" + fire.getString("incidentId")).body(not(containsString(number)));
    }

    @Test
    void shouldGuardTheNumberOfAnEarlierRestrictedCall() {
        String number = Phones.number();
        save("DOMESTIC_VIOLENCE", number, "");
        JsonPath later = save("MEDICAL", number, "");

        read("/console/calls/" + later.getString("callId"))
                .body("guarded", equalTo(true))
                .body("number", nullValue());
        read("/console/incidents/" + later.getString("incidentId")).body(not(containsString(number)));
    }

    @Test
    void shouldBeNobodyElses() {
        JsonPath fire = save("FIRE", Phones.number(), "");
        for (String path : new String[] {
            "/console/calls/" + fire.getString("callId"),
            "/console/incidents/" + fire.getString("incidentId"),
            "/console/incidents/" + fire.getString("incidentId") + "/report"
        }) {
            as("role", "supervisor", "centre", "35.78").get(path).then().statusCode(404);
            as("role", "agency-officer", "agency", "35.77-fire")
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void shouldPrintNoMoreOfPeopleThanTheRoleMayTakeAway() {
        String number = Phones.number();
        String fire = save("FIRE", number, "").getString("incidentId");
        String home = save("DOMESTIC_VIOLENCE", Phones.number(), "").getString("incidentId");

        report("supervisor", fire).body(containsString(number)).body(containsString("Sintetis"));
        report("call-taker", fire)
                .body(containsString("Jalan Contoh 1"))
                .body(not(containsString(number)))
                .body(not(containsString("Sintetis")));
        report("auditor", fire).body(not(containsString("Jalan Contoh 1")));
        report("call-taker", home).body(not(containsString("Jalan Contoh 1"))).body(not(containsString("Sintetis")));
    }

    private long reads(String callId) {
        return Long.parseLong(IntakeClient.select(
                        database,
                        "SELECT count(*) FROM audit WHERE subject = '" + callId + "' AND what = 'NUMBER_READ'")
                .getFirst());
    }
}
