package id.layanan112.intake.duplicates;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class CandidatesTest {
    private static final String NEAR = "{\"incidentType\":\"TRAFFIC_ACCIDENT\",\"lat\":-6.9001,\"lon\":107.6}";

    @Test
    void shouldShowWhatIsNearWhileItIsTypedAndMergeNothing() {
        // Given
        String id = accident(-6.9);
        // When, Then
        bandung()
                .body(NEAR)
                .post("/incidents/candidates")
                .then()
                .statusCode(200)
                .body("items.incidentId", hasItem(id))
                .body("items.find { it.incidentId == '" + id + "' }.metresApart", lessThan(15))
                .body("items.find { it.incidentId == '" + id + "' }.reasons[0].code", equalTo("SAME_TYPE"));
        bandung()
                .body(NEAR.replace("-6.9001", "-6.95"))
                .post("/incidents/candidates")
                .then()
                .body("items.incidentId", not(hasItem(id)));
        as("role", "call-taker", "centre", "33.74")
                .body(NEAR)
                .post("/incidents/candidates")
                .then()
                .body("items.incidentId", not(hasItem(id)));
        bandung().body("{}").post("/incidents/candidates").then().statusCode(422);
    }

    @Test
    void shouldShowOtherIncidentsThatMayBeTheSame() {
        String one = accident(-6.8);
        String other = accident(-6.8002);
        bandung()
                .get("/incidents/" + one + "/candidates")
                .then()
                .statusCode(200)
                .body("items.incidentId", hasItem(other))
                .body("items.incidentId", not(hasItem(one)));
    }

    @Test
    void shouldNeverShowAnExerciseToARealCall() {
        String exercise = save("""
                {"class":"NORMAL","incidentType":"TRAFFIC_ACCIDENT","exercise":true,"place":{"lat":-6.7,"lon":107.6}}""").extract().path("incidentId");
        bandung()
                .body(NEAR.replace("-6.9001", "-6.7"))
                .post("/incidents/candidates")
                .then()
                .body("items.incidentId", not(hasItem(exercise)));
    }

    private static String accident(double lat) {
        return save("{\"class\":\"NORMAL\",\"incidentType\":\"TRAFFIC_ACCIDENT\",\"place\":{\"lat\":" + lat
                        + ",\"lon\":107.6}}")
                .statusCode(201)
                .extract()
                .path("incidentId");
    }
}
