package id.layanan112.intake.nuisance;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class NuisanceTest {
    @Test
    void shouldGoFromMildToStrongAndStayThere() {
        List<Measure> measures = List.of(Measure.WATCH, Measure.DAYS_3);
        assertThat(Nuisances.next(measures, Optional.empty())).isEqualTo(Measure.WATCH);
        assertThat(Nuisances.next(measures, Optional.of(Measure.WATCH))).isEqualTo(Measure.DAYS_3);
        assertThat(Nuisances.next(measures, Optional.of(Measure.DAYS_3))).isEqualTo(Measure.DAYS_3);
    }

    @Test
    void shouldAnswerANuisanceLaterAndNeverNot() {
        // Given
        String number = Phones.number();
        String prank = prank(number);
        nuisance(prank).body("measure", equalTo("WATCH"));
        String watched = ringing(0, number);
        nuisance(prank).body("measure", equalTo("HOURS_24"));
        // When
        String later = ringing(1, number.replace("+62", "0"));
        String first = ringing(2, Phones.number());
        String anonymous = ringing(3, null);
        // Then
        List<String> queue = as("role", "call-taker", "centre", "32.73")
                .get("/telephony/waiting")
                .then()
                .statusCode(200)
                .extract()
                .path("items.callId");
        assertThat(queue).contains(watched, later, first, anonymous);
        assertThat(queue.indexOf(later)).isGreaterThan(queue.indexOf(first)).isGreaterThan(queue.indexOf(anonymous));
    }

    @Test
    void shouldForgetItAfterATrueEmergency() {
        // Given
        String number = Phones.number();
        String prank = prank(number);
        nuisance(prank);
        nuisance(prank).body("measure", equalTo("HOURS_24"));
        // When
        save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"caller\":{\"number\":\"" + number + "\"}}");
        // Then
        bandung().get("/calls/" + prank + "/nuisance").then().body("measure", nullValue());
    }

    @Test
    void shouldNotTakeAnExerciseForAnEmergency() {
        // Given
        String number = Phones.number();
        String prank = prank(number);
        nuisance(prank);
        // When
        save("{\"class\":\"NORMAL\",\"exercise\":true,\"caller\":{\"number\":\"" + number + "\"}}");
        // Then
        bandung().get("/calls/" + prank + "/nuisance").then().body("measure", equalTo("WATCH"));
    }

    @Test
    void shouldNeverLabelACallWithoutANumber() {
        String call = save("{\"class\":\"PRANK\"}").extract().path("callId");
        bandung().post("/calls/" + call + "/nuisance").then().statusCode(409).body("type", containsString("no-number"));
    }

    @Test
    void shouldBeLiftedByASupervisorAlone() {
        String prank = prank(Phones.number());
        nuisance(prank);
        bandung().delete("/calls/" + prank + "/nuisance").then().statusCode(403);
        as("role", "supervisor", "centre", "32.73")
                .delete("/calls/" + prank + "/nuisance")
                .then()
                .statusCode(200)
                .body("measure", nullValue());
    }

    private static String prank(String number) {
        return save("{\"class\":\"PRANK\",\"caller\":{\"number\":\"" + number + "\"}}")
                .extract()
                .path("callId");
    }

    private static ValidatableResponse nuisance(String call) {
        return bandung().post("/calls/" + call + "/nuisance").then().statusCode(200);
    }

    private static String ringing(int second, @Nullable String number) {
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", second, number));
        return Phones.callId(pbx).toString();
    }
}
