package id.layanan112.intake.timeline;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Impatient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No routing and no gateway are here: what a call taker sees when they are dead. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
@TestProfile(Impatient.class)
class SilenceTest {
    @Test
    void shouldShowWhomToPhoneUntilAPersonHasDoneSo() {
        String id = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("incidentId");
        String incident = "/incidents/" + id;
        await().untilAsserted(() -> bandung()
                .get(incident)
                .then()
                .body("attention.code", equalTo(List.of("NOT_SENT_PHONE")))
                .body("attention[0].telephone", equalTo("113")));

        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"priority\":\"P2\"}")
                .patch(incident)
                .then()
                .statusCode(200);
        bandung().get(incident).then().body("attention.code", equalTo(List.of("NOT_SENT_PHONE")));

        bandung()
                .get("/incidents/alarms")
                .then()
                .statusCode(200)
                .body("items.find { it.incidentId == '" + id + "' }.attention[0].code", equalTo("NOT_SENT_PHONE"));
        as("role", "dispatcher", "centre", "33.74")
                .get("/incidents/alarms")
                .then()
                .body("items.incidentId", not(hasItem(id)));

        bandung().put(incident + "/told-by-phone/FIRE").then().statusCode(200);
        bandung().put(incident + "/told-by-phone/FIRE").then().statusCode(200);
        bandung().put(incident + "/told-by-phone/nobody").then().statusCode(404);

        bandung()
                .get(incident)
                .then()
                .body("attention", empty())
                .body("timeline.step", equalTo(List.of("TOLD_BY_PHONE")));
        bandung().get("/incidents/alarms").then().body("items.incidentId", not(hasItem(id)));
    }
}
