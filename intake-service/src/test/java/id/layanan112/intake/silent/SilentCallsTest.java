package id.layanan112.intake.silent;

import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class SilentCallsTest {
    private static final String ALL_DONE = """
            {"KEY_PRESS_ASKED":"NOTHING","CALLED_BACK":"NOTHING","LAST_LOCATION_CHECKED":"NOT_POSSIBLE",\
            "REPEAT_CALLER_CHECKED":"NOTHING"}""";

    @Test
    void shouldSaveASilentCallButNotYetCallItAGhost() {
        // Given
        String call = save("{\"class\":\"GHOST\",\"caller\":{\"number\":\"" + Phones.number() + "\"}}")
                .statusCode(201)
                .body("class", nullValue())
                .body("flags", hasItem("class"))
                .extract()
                .path("callId");
        // When
        classify(call, 1)
                .statusCode(409)
                .body("type", containsString("silent-steps-missing"))
                .body("errors[0].detail", containsString("CALLED_BACK"));
        for (String step :
                List.of("KEY_PRESS_ASKED", "CALLED_BACK", "LAST_LOCATION_CHECKED", "REPEAT_CALLER_CHECKED")) {
            step(call, step, "NOTHING").statusCode(200);
        }
        // Then
        bandung()
                .get("/calls/" + call + "/silent-steps")
                .then()
                .body("missing", hasSize(0))
                .body("recorded", hasSize(4));
        classify(call, 1).statusCode(200).body("class", equalTo("GHOST"));
    }

    @Test
    void shouldTakeTheStepsThatWereDoneWhileItLasted() {
        save("{\"class\":\"GHOST\",\"silentSteps\":" + ALL_DONE + "}").body("class", equalTo("GHOST"));
        save("{\"class\":\"GHOST\",\"silentSteps\":{\"KEY_PRESS_ASKED\":\"NOTHING\"}}")
                .body("class", nullValue());
        save("{\"class\":\"GHOST\",\"silentSteps\":{\"SHOUTED\":\"NOTHING\"}}").statusCode(400);
    }

    @Test
    void shouldKeepWhoGaveASignOpen() {
        // Given
        String call = save("{\"silentSteps\":{\"LAST_LOCATION_CHECKED\":\"NOTHING\"}}")
                .extract()
                .path("callId");
        // When
        step(call, "KEY_PRESS_ASKED", "SOMETHING").statusCode(200);
        // Then
        classify(call, 1).statusCode(409).body("type", containsString("somebody-there"));
        step(call, "KEY_PRESS_ASKED", null).statusCode(422);
        step(call, "SHOUTED", "NOTHING").statusCode(404);
    }

    private static ValidatableResponse step(String call, String step, @Nullable String result) {
        return bandung()
                .body(result == null ? "{}" : "{\"result\":\"" + result + "\"}")
                .put("/calls/" + call + "/silent-steps/" + step)
                .then();
    }

    private static ValidatableResponse classify(String call, int seen) {
        return bandung()
                .header("If-Match", "\"" + seen + "\"")
                .body("{\"class\":\"GHOST\"}")
                .put("/calls/" + call + "/class")
                .then();
    }
}
