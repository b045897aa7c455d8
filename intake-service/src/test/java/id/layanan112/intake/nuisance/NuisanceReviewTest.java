package id.layanan112.intake.nuisance;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import id.layanan112.kit.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class NuisanceReviewTest {
    @Inject
    Sql sql;

    @Test
    void shouldShowWhatCameFromALabelledNumber() {
        // Given
        String number = Phones.number();
        String old = call("PRANK", number);
        sql.update("UPDATE call SET received_at = now() - interval '31 days' WHERE call_id = ?::uuid", old);
        call("NORMAL", number);
        call("PRANK", number);
        save("{\"class\":\"NORMAL\",\"exercise\":true,\"caller\":{\"number\":\"" + number + "\"}}")
                .statusCode(201);
        String last = call("PRANK", number);
        label(old);
        label(old);
        // When, Then
        nuisances("32.73")
                .statusCode(200)
                .body(of(last) + ".measure", equalTo("HOURS_24"))
                .body(of(last) + ".by", equalTo("sample-call-taker"))
                .body(of(last) + ".since", notNullValue())
                .body(of(last) + ".until", notNullValue())
                .body(of(last) + ".calls", equalTo(3))
                .body(of(last) + ".normal", equalTo(1));
        String all = nuisances("32.73").extract().asString();
        assertThat(all).doesNotContain(number, number.substring(1), "seal");
    }

    @Test
    void shouldNotShowWhatIsLiftedOrOver() {
        // Given
        String lifted = call("PRANK", Phones.number());
        label(lifted);
        String over = call("PRANK", Phones.number());
        label(over);
        // When
        as("role", "supervisor", "centre", "32.73")
                .delete("/calls/" + lifted + "/nuisance")
                .then()
                .statusCode(200);
        sql.update(
                "UPDATE nuisance SET until = now() WHERE seal = (SELECT seal FROM call_number WHERE call_id = ?::uuid)",
                over);
        // Then
        nuisances("32.73")
                .body("items.latestCallId", not(hasItem(lifted)))
                .body("items.latestCallId", not(hasItem(over)));
    }

    @Test
    void shouldShowWhatWaitsForAPersonFirst() {
        // Given
        String review = call("PRANK", Phones.number());
        List.of(1, 2, 3, 4).forEach(time -> label(review));
        label(call("PRANK", Phones.number()));
        // Then
        nuisances("32.73").body("items[0].measure", equalTo("REVIEW")).body("items[0].until", nullValue());
    }

    @Test
    void shouldBeForTheCentresSupervisors() {
        String call = call("PRANK", Phones.number());
        label(call);
        nuisances("33.74").statusCode(200).body("items.latestCallId", not(hasItem(call)));
        nuisances("*").statusCode(200).body("items.latestCallId", hasItem(call));
        bandung().get("/nuisances").then().statusCode(403);
    }

    private static String call(String callClass, String number) {
        return save("{\"class\":\"" + callClass + "\",\"caller\":{\"number\":\"" + number + "\"}}")
                .statusCode(201)
                .extract()
                .path("callId");
    }

    private static void label(String call) {
        bandung().post("/calls/" + call + "/nuisance").then().statusCode(200);
    }

    private static ValidatableResponse nuisances(String centre) {
        return as("role", "supervisor", "centre", centre).get("/nuisances").then();
    }

    private static String of(String latestCall) {
        return "items.find { it.latestCallId == '" + latestCall + "' }";
    }
}
