package id.layanan112.intake.shift;

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
import id.layanan112.intake.Phones;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class ShiftsTest {
    @Inject
    AgroalDataSource database;

    @Test
    void shouldLeaveNothingWithWhoeverWentHome() {
        // Given
        String incident = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("incidentId");
        String task = takenBy("ani");
        // When
        String shift = give("ani", UUID.randomUUID().toString(), "Pantau Jalan Contoh 12")
                .statusCode(201)
                .body("incidents", hasItem(incident))
                .body("callbacks", hasItem(task))
                .extract()
                .path("handoverId");
        // Then
        person("budi").get("/callbacks/" + task).then().body("owner", nullValue());
        person("budi").get("/shift-handovers").then().body("items.handoverId", hasItem(shift));
        assertThat(select(
                        database,
                        "SELECT encode(ciphertext, 'escape') FROM protected_block WHERE subject_id = '" + shift + "'"))
                .noneMatch(text -> text.contains("Contoh"));

        person("budi")
                .post("/shift-handovers/" + shift + "/acceptance")
                .then()
                .statusCode(200)
                .body("notes", equalTo("Pantau Jalan Contoh 12"))
                .body("handover.takenBy", equalTo("budi"));
        person("budi").get("/callbacks/" + task).then().body("owner", equalTo("budi"));
        person("budi").get("/shift-handovers").then().body("items.handoverId", not(hasItem(shift)));
        assertThat(select(database, "SELECT who FROM audit WHERE subject = '" + shift + "' AND what = 'READ'"))
                .containsExactly("budi");
    }

    @Test
    void shouldBeAcceptedOnceAndByAnotherPerson() {
        // Given
        String key = UUID.randomUUID().toString();
        String shift = give("ani", key, null).extract().path("handoverId");
        give("ani", key, null).statusCode(201).body("handoverId", equalTo(shift));
        give("ani", key, "lain").statusCode(422);
        // When, Then
        accept("ani", shift).statusCode(409).body("type", containsString("same-person"));
        as("role", "dispatcher", "centre", "33.74", "who", "dedi")
                .post("/shift-handovers/" + shift + "/acceptance")
                .then()
                .statusCode(404);
        accept("budi", shift).statusCode(200);
        accept("budi", shift).statusCode(200);
        accept("cici", shift).statusCode(409).body("type", containsString("already-accepted"));
    }

    @Test
    void shouldNotTakeAwayWhatSomebodyElseTookMeanwhile() {
        // Given
        String task = takenBy("ani");
        String shift = give("ani", UUID.randomUUID().toString(), null).extract().path("handoverId");
        person("cici").put("/callbacks/" + task + "/owner").then().statusCode(200);
        // When
        accept("budi", shift).statusCode(200);
        // Then
        person("budi").get("/callbacks/" + task).then().body("owner", equalTo("cici"));
    }

    private static String takenBy(String who) {
        String call = save("{\"caller\":{\"number\":\"" + Phones.number() + "\"}}")
                .extract()
                .path("callId");
        String task = person(who)
                .body("{}")
                .put("/calls/" + call + "/callbacks/PROMISED")
                .then()
                .statusCode(200)
                .extract()
                .path("taskId");
        person(who).put("/callbacks/" + task + "/owner").then().statusCode(200);
        return task;
    }

    private static ValidatableResponse give(String who, String key, @Nullable String notes) {
        return person(who)
                .header("Idempotency-Key", key)
                .body(notes == null ? "{}" : "{\"notes\":\"" + notes + "\"}")
                .post("/shift-handovers")
                .then();
    }

    private static ValidatableResponse accept(String who, String shift) {
        return person(who).post("/shift-handovers/" + shift + "/acceptance").then();
    }

    private static RequestSpecification person(String who) {
        return as("role", "call-taker", "centre", "32.73", "who", who);
    }
}
