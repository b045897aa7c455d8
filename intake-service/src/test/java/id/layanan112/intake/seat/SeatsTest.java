package id.layanan112.intake.seat;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class SeatsTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Test
    void shouldShowWhereTheCentresPeopleAre() {
        // Given
        String call = save("{}").extract().path("callId");
        put(as("role", "call-taker", "centre", "32.73", "who", "rani", "name", "Rani Contoh"), "AVAILABLE")
                .statusCode(200)
                .body("name", equalTo("Rani Contoh"))
                .body("callId", nullValue());
        // When
        person("doni")
                .body("{\"state\":\"ON_CALL\",\"callId\":\"" + call + "\"}")
                .put("/seats/mine")
                .then()
                .statusCode(200);
        // Then
        person("rani")
                .get("/seats")
                .then()
                .statusCode(200)
                .body("items.find { it.who == 'doni' }.callId", equalTo(call))
                .body("items.find { it.who == 'doni' }.name", equalTo("doni"))
                .body("items.find { it.who == 'rani' }.state", equalTo("AVAILABLE"));
        as("role", "supervisor", "centre", "33.74").get("/seats").then().body("items.who", not(hasItem("doni")));
        as("role", "supervisor", "centre", "*").get("/seats").then().body("items.who", hasItem("doni"));
    }

    @Test
    void shouldKeepSinceWhileNothingChanges() {
        // Given
        String first = save("{}").extract().path("callId");
        String second = save("{}").extract().path("callId");
        String since = put(person("sari"), "ON_CALL").extract().path("since");
        // When, Then
        put(person("sari"), "ON_CALL").body("since", equalTo(since));
        on("sari", first).body("since", equalTo(since));
        on("sari", first).body("since", equalTo(since));
        on("sari", second).body("since", not(equalTo(since))).body("callId", equalTo(second));
        put(person("sari"), "WRAP_UP").body("since", not(equalTo(since))).body("callId", nullValue());
    }

    @Test
    void shouldLeaveWhenOneGoesHomeOrIsForgotten() {
        // Given
        put(person("tono"), "AVAILABLE");
        String before = put(person("umar"), "BREAK").extract().path("since");
        // When
        person("tono").delete("/seats/mine").then().statusCode(204);
        person("tono").delete("/seats/mine").then().statusCode(204);
        sql.update("UPDATE seat SET touched_at = now() - interval '12 hours' WHERE who = 'umar'");
        // Then
        person("umar")
                .get("/seats")
                .then()
                .body("items.who", not(hasItem("tono")))
                .body("items.who", not(hasItem("umar")));
        put(person("umar"), "BREAK").body("since", not(equalTo(before)));
    }

    @Test
    void shouldBeOneSeatHoweverOftenItIsSaidAtOnce() throws Exception {
        // When
        try (ExecutorService together = Executors.newFixedThreadPool(8)) {
            Callable<Integer> one =
                    () -> put(person("wati"), "AVAILABLE").extract().statusCode();
            List<Future<Integer>> all = together.invokeAll(Collections.nCopies(24, one));
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        // Then
        assertThat(select(database, "SELECT state FROM seat WHERE who = 'wati'"))
                .containsExactly("AVAILABLE");
    }

    @Test
    void shouldRefuseWhatIsNoSeat() {
        String foreign = as("role", "call-taker", "centre", "33.74")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{}")
                .post("/calls")
                .then()
                .extract()
                .path("callId");
        on("yuni", foreign).statusCode(422).body("errors.code", hasItem("unknown-call"));
        on("yuni", UUID.randomUUID().toString()).statusCode(422);
        person("yuni")
                .body("{\"state\":\"BREAK\",\"callId\":\"" + foreign + "\"}")
                .put("/seats/mine")
                .then()
                .statusCode(422);
        person("yuni").body("{}").put("/seats/mine").then().statusCode(422);
        put(person("yuni"), "LUNCH").statusCode(400);
        person("yuni")
                .body("{\"state\":\"BREAK\",\"who\":\"rani\"}")
                .put("/seats/mine")
                .then()
                .statusCode(400);
        put(as("role", "supervisor", "centre", "*"), "AVAILABLE")
                .statusCode(403)
                .body("type", containsString("no-centre"));
        put(as("role", "auditor", "centre", "32.73"), "AVAILABLE").statusCode(403);
        as("role", "telephony", "centre", "32.73").get("/seats").then().statusCode(403);
        person("yuni").get("/seats").then().body("items.who", not(hasItem("yuni")));
    }

    private static ValidatableResponse on(String who, String call) {
        return person(who)
                .body("{\"state\":\"ON_CALL\",\"callId\":\"" + call + "\"}")
                .put("/seats/mine")
                .then();
    }

    private static ValidatableResponse put(RequestSpecification person, String state) {
        return person.body("{\"state\":\"" + state + "\"}").put("/seats/mine").then();
    }

    private static RequestSpecification person(String who) {
        return as("role", "call-taker", "centre", "32.73", "who", who);
    }
}
