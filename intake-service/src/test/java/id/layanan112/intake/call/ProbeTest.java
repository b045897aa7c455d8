package id.layanan112.intake.call;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.dispatcher;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call that a machine makes to see that calls go through, and that no person may take for one. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ProbeTest {
    private static final String PROBE =
            "{\"class\":\"NORMAL\",\"channel\":\"PROBE\",\"incidentType\":\"FIRE\",\"regionCode\":\"32.73\",\"exercise\":true}";
    private static final String REAL = "{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"regionCode\":\"32.73\"}";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldBeAnExerciseAndNothingElse() {
        make(machine(), PROBE.replace("true", "false"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("exercise"))
                .body("errors.code", hasItem("probe-is-exercise"));
        make(machine(), PROBE.replace(",\"exercise\":true", "")).then().statusCode(422);
    }

    /** Nobody would see it: whoever wants a call to be lost, or mistypes, is refused. */
    @Test
    void shouldNotBeMadeByAPerson() {
        make(bandung(), PROBE).then().statusCode(403);
        make(as("role", "supervisor", "centre", "32.73"), PROBE).then().statusCode(403);
    }

    @Test
    void shouldBeThereForWhoAsksAndInNoList() {
        Response probe = probe();
        String incident = probe.path("incidentId");

        machine().get("/incidents/" + incident).then().statusCode(200).body("exercise", equalTo(true));
        bandung().get("/calls/" + probe.path("callId")).then().body("channel", equalTo("PROBE"));
        bandung().get("/incidents").then().body("items.incidentId", not(hasItem(incident)));
        bandung().get("/incidents?region=32.73&open=true").then().body("items.incidentId", not(hasItem(incident)));
        bandung().get("/incidents/alarms").then().body("items.incidentId", not(hasItem(incident)));
        bandung()
                .get("/calls?day=" + probe.path("localDay"))
                .then()
                .statusCode(200)
                .body("items.callId", not(hasItem(probe.<String>path("callId"))));
    }

    /** The version before knows no such channel, and reads this row when an update is taken back. */
    @Test
    void shouldBeStoredAsTheVersionBeforeCanReadIt() {
        String call = probe().path("callId");

        assertThat(select(database, "SELECT channel || '/' || probe FROM call WHERE call_id = '" + call + "'"))
                .containsExactly("OTHER/true");
    }

    @Test
    void shouldBeClosedByTheMachineThatMadeIt() {
        String incident = probe().path("incidentId");

        close(machine(), incident).then().statusCode(200).body("open", equalTo(false));
    }

    @Test
    void shouldGiveAMachineNoPowerOverWhatAPersonWaitsFor() {
        String real = save(REAL).statusCode(201).extract().path("incidentId");

        close(machine(), real).then().statusCode(404);
        bandung().get("/incidents/" + real).then().body("open", equalTo(true));
    }

    @Test
    void shouldNotTakeACallThatAPersonMade() {
        String call = save("{\"class\":\"INFORMATION\",\"regionCode\":\"32.73\",\"exercise\":true}")
                .statusCode(201)
                .extract()
                .path("callId");

        dispatcher()
                .header("If-Match", "\"1\"")
                .put("/incidents/" + probe().path("incidentId") + "/calls/" + call)
                .then()
                .statusCode(409);
    }

    private static Response probe() {
        return make(machine(), PROBE).then().statusCode(201).extract().response();
    }

    private static Response make(RequestSpecification who, String body) {
        return who.header("Idempotency-Key", UUID.randomUUID()).body(body).post("/calls");
    }

    private static Response close(RequestSpecification who, String incident) {
        return who.header("If-Match", "\"1\"")
                .body("{\"disposition\":\"RESOLVED\"}")
                .post("/incidents/" + incident + "/closure");
    }

    private static RequestSpecification machine() {
        return as("role", "telephony", "centre", "*");
    }
}
