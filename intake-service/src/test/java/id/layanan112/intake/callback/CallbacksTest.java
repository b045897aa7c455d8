package id.layanan112.intake.callback;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.intake.Phones;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class CallbacksTest {
    @Inject
    AgroalDataSource database;

    @Test
    void shouldOpenOneTaskForACallerWhoGaveUp() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, Phones.number()));
        // When
        Phones.told(Phones.event(pbx, "ABANDONED", 20, null));
        Phones.told(Phones.event(pbx, "ENDED", 21, null));
        // Then
        assertThat(tasks(pbx)).containsExactly("ABANDONED/-");
    }

    @Test
    void shouldOpenATaskForACallerWhoWasCutOff() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, Phones.number()));
        // When: what came first is heard last
        Phones.told(Phones.dropped(pbx, 40));
        Phones.told(Phones.event(pbx, "ANSWERED", 5, null));
        Phones.told(Phones.dropped(pbx, 40));
        // Then
        assertThat(tasks(pbx)).containsExactlyInAnyOrder("ABANDONED/ANSWERED", "DROPPED/-");
    }

    @Test
    void shouldNotCallBackWhoWasCutOffAfterAJokeOrHungUp() {
        // Given
        String joke = Phones.call();
        Phones.told(Phones.event(joke, "RINGING", 0, Phones.number()));
        Phones.told(Phones.event(joke, "ANSWERED", 5, null));
        bandung()
                .header("If-Match", "\"2\"")
                .body("{\"class\":\"PRANK\"}")
                .put("/calls/" + Phones.callId(joke) + "/class")
                .then()
                .statusCode(200);
        String hungUp = Phones.call();
        Phones.told(Phones.event(hungUp, "RINGING", 0, Phones.number()));
        Phones.told(Phones.event(hungUp, "ANSWERED", 5, null));
        // When
        Phones.told(Phones.dropped(joke, 40));
        Phones.told(Phones.event(hungUp, "ENDED", 40, null));
        // Then
        assertThat(tasks(joke)).isEmpty();
        assertThat(tasks(hungUp)).isEmpty();
    }

    @Test
    void shouldOpenATaskWhenTheNumberIsKnownLater() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "ABANDONED", 20, null));
        assertThat(tasks(pbx)).isEmpty();
        // When
        Phones.told(Phones.event(pbx, "RINGING", 0, Phones.number()));
        // Then
        assertThat(tasks(pbx)).containsExactly("ABANDONED/-");
    }

    @Test
    void shouldSettleItWhenTheCallWasAnsweredAfterAll() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "ENDED", 40, Phones.number()));
        assertThat(tasks(pbx)).containsExactly("ABANDONED/-");
        // When
        Phones.told(Phones.event(pbx, "ANSWERED", 5, null));
        // Then
        assertThat(tasks(pbx)).containsExactly("ABANDONED/ANSWERED");
    }

    @Test
    void shouldNeverAskToCallBackWithoutANumber() {
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, null));
        Phones.told(Phones.event(pbx, "ABANDONED", 20, "unknown"));
        assertThat(tasks(pbx)).isEmpty();
    }

    @Test
    void shouldWarnWhoeverWouldCallBackAPersonInDanger() {
        String call = save("""
                {"class":"GHOST","caller":{"number":"%s","safeToCallBack":false}}""".formatted(Phones.number())).extract().path("callId");
        assertThat(select(database, "SELECT reason || '/' || unsafe FROM callback_task WHERE call_id = '" + call + "'"))
                .containsExactly("SILENT/true");
    }

    /** The telephone system made the call with its number; that it is unsafe is said later, and without it. */
    @Test
    void shouldWarnAlsoWhenItIsSaidAfterwards() {
        // Given
        String pbx = Phones.call();
        Phones.told(Phones.event(pbx, "RINGING", 0, Phones.number()));
        Phones.told(Phones.event(pbx, "ABANDONED", 20, null));
        // When
        bandung()
                .header("If-Match", "\"" + version(pbx) + "\"")
                .body("{\"caller\":{\"safeToCallBack\":false}}")
                .patch("/calls/" + Phones.callId(pbx) + "/details")
                .then()
                .statusCode(200);
        // Then
        assertThat(select(database, "SELECT unsafe FROM callback_task WHERE call_id = '" + Phones.callId(pbx) + "'"))
                .containsExactly("t");
    }

    private String version(String pbx) {
        return select(database, "SELECT version FROM call WHERE call_id = '" + Phones.callId(pbx) + "'")
                .getFirst();
    }

    @Test
    void shouldBeTakenTriedAndSettled() {
        // Given
        String task = promised();
        ani().put("/callbacks/" + task + "/owner").then().statusCode(200).body("owner", equalTo("ani"));
        budi().put("/callbacks/" + task + "/owner").then().statusCode(409).body("type", containsString("taken"));
        budi().delete("/callbacks/" + task + "/owner").then().statusCode(409);
        // When
        String key = UUID.randomUUID().toString();
        attempt(task, key, "NO_ANSWER").statusCode(200).body("attempts", equalTo(1));
        attempt(task, key, "NO_ANSWER").statusCode(200).body("attempts", equalTo(1));
        attempt(task, UUID.randomUUID().toString(), "REACHED").body("attempts", equalTo(2));
        settle(task, "HELPED").statusCode(200).body("outcome", equalTo("HELPED"));
        // Then
        settle(task, "HELPED").statusCode(200);
        settle(task, "NOT_REACHED").statusCode(409);
        attempt(task, UUID.randomUUID().toString(), "REACHED").statusCode(409);
        ani().get("/callbacks").then().body("items.taskId", not(hasItem(task)));
    }

    @Test
    void shouldShowTheSupervisorWhatIsOverdue() {
        // Given
        String task = promised();
        ani().get("/callbacks?overdue=true").then().body("items.taskId", not(hasItem(task)));
        // When
        select(
                database,
                "UPDATE callback_task SET due_at = now() - interval '1 second' WHERE task_id = '" + task
                        + "' RETURNING reason");
        // Then
        as("role", "supervisor", "centre", "32.73")
                .get("/callbacks?overdue=true")
                .then()
                .body("items.taskId", hasItem(task));
        ani().get("/callbacks/" + task).then().body("overdue", equalTo(true));
        as("role", "call-taker", "centre", "33.74")
                .get("/callbacks/" + task)
                .then()
                .statusCode(404);
    }

    @Test
    void shouldBeTakenOnceFromWhoeverHadItWhenItIsOverdue() {
        // Given
        String task = promised();
        ani().put("/callbacks/" + task + "/owner").then().statusCode(200).body("owner", equalTo("ani"));
        // When
        select(
                database,
                "UPDATE callback_task SET due_at = now() - interval '1 second' WHERE task_id = '" + task
                        + "' RETURNING reason");
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ani().get("/callbacks/" + task).then().body("owner", nullValue()));
        ani().put("/callbacks/" + task + "/owner").then().statusCode(200);
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ani().get("/callbacks/" + task).then().body("owner", equalTo("ani")));
        assertThat(select(database, "SELECT escalated_at FROM callback_task WHERE task_id = '" + task + "'"))
                .doesNotContainNull();
    }

    @Test
    void shouldRefuseAPromiseThatNobodyCouldKeep() {
        String call = save("{}").extract().path("callId");
        promise(call, "{}").statusCode(409).body("type", containsString("no-number"));
        promise(UUID.randomUUID().toString(), "{}").statusCode(404);
        // A number that is told later makes it possible.
        bandung()
                .header("If-Match", "\"1\"")
                .body("{\"caller\":{\"number\":\"" + Phones.number() + "\"}}")
                .patch("/calls/" + call + "/details")
                .then()
                .statusCode(200);
        promise(call, "{}").statusCode(200).body("reason", equalTo("PROMISED")).body("owner", nullValue());
    }

    private List<String> tasks(String pbx) {
        return select(
                database,
                "SELECT reason || '/' || coalesce(outcome, '-') FROM callback_task WHERE call_id IN"
                        + " (SELECT call_id FROM telephony_event WHERE event_id LIKE '" + pbx + "%')");
    }

    private static String promised() {
        String call = save("{\"caller\":{\"number\":\"" + Phones.number() + "\"}}")
                .extract()
                .path("callId");
        return promise(call, "{}").statusCode(200).extract().path("taskId");
    }

    private static ValidatableResponse promise(String call, String body) {
        return bandung()
                .body(body)
                .put("/calls/" + call + "/callbacks/PROMISED")
                .then();
    }

    private static ValidatableResponse attempt(String task, String key, String result) {
        return ani().header("Idempotency-Key", key)
                .body("{\"result\":\"" + result + "\"}")
                .post("/callbacks/" + task + "/attempts")
                .then();
    }

    private static ValidatableResponse settle(String task, String outcome) {
        return ani().body("{\"outcome\":\"" + outcome + "\"}")
                .post("/callbacks/" + task + "/settlement")
                .then();
    }

    private static RequestSpecification ani() {
        return as("role", "call-taker", "centre", "32.73", "who", "ani");
    }

    private static RequestSpecification budi() {
        return as("role", "call-taker", "centre", "32.73", "who", "budi");
    }
}
