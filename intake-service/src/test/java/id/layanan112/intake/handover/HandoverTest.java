package id.layanan112.intake.handover;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.save;
import static id.layanan112.intake.IntakeClient.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import id.layanan112.embedded.EmbeddedStack;
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
class HandoverTest {
    private static final String SEMARANG = "33.74";

    @Inject
    AgroalDataSource database;

    @Test
    void shouldBeSeenByBothUntilSettledAndThenBelongToTheOther() {
        // Given
        String id = incident();
        semarang().get("/incidents/" + id).then().statusCode(404);
        String offer = offer(id, SEMARANG).statusCode(201).extract().path("handoverId");
        semarang().get("/incidents/" + id).then().statusCode(200);
        bandung().get("/incidents/" + id).then().statusCode(200);
        semarang().get("/handovers").then().body("items.handoverId", hasItem(offer));
        bandung().get("/handovers").then().body("items.handoverId", hasItem(offer));

        // When
        semarang()
                .post("/handovers/" + offer + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));

        // Then
        semarang()
                .get("/incidents/" + id)
                .then()
                .statusCode(200)
                .body("centreCode", equalTo(SEMARANG))
                .body("regionCode", equalTo(SEMARANG))
                .body("revision", equalTo(2));
        bandung().get("/incidents/" + id).then().statusCode(404);
        semarang().get("/incidents/" + id + "/handovers").then().body("items", hasSize(1));
        semarang().get("/incidents/" + id + "/history").then().body("past.endedWith", equalTo(List.of("HANDED_OVER")));
        semarang()
                .get("/incidents/" + id)
                .then()
                .body("timeline.step", hasItems("HANDOVER_OFFERED", "HANDOVER_ACCEPTED"));
        semarang().get("/handovers").then().body("items.handoverId", not(hasItem(offer)));
    }

    @Test
    void shouldStayWhereItWasWhenDeclined() {
        // Given
        String id = incident();
        String offer = offer(id, SEMARANG).extract().path("handoverId");
        // When
        semarang()
                .post("/handovers/" + offer + "/refusal")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"));
        // Then
        bandung().get("/incidents/" + id).then().body("revision", equalTo(1)).body("centreCode", equalTo("32.73"));
        semarang().get("/incidents/" + id).then().statusCode(404);
        semarang().post("/handovers/" + offer + "/refusal").then().statusCode(200);
        semarang().post("/handovers/" + offer + "/acceptance").then().statusCode(409);
        offer(id, SEMARANG).statusCode(201);
    }

    @Test
    void shouldTimeOutWithoutAnAnswer() {
        // Given
        String id = incident();
        String offer = offer(id, SEMARANG).extract().path("handoverId");
        // When
        select(database, "UPDATE handover SET answer_by = now() WHERE handover_id = '" + offer + "' RETURNING outcome");
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> bandung()
                        .get("/incidents/" + id + "/handovers")
                        .then()
                        .body("items[0].state", equalTo("TIMED_OUT")));
        semarang().post("/handovers/" + offer + "/acceptance").then().statusCode(409);
        bandung().get("/incidents/" + id).then().body("centreCode", equalTo("32.73"));
    }

    /** Its details cannot be read: its offer stays, and holds up nobody else's. */
    @Test
    void shouldTimeOutTheOffersBehindOneThatCannotBeSettled() {
        // Given
        String unreadable = save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"narrative\":\"Contoh\"}")
                .extract()
                .path("incidentId");
        String first = offer(unreadable, SEMARANG).extract().path("handoverId");
        String id = incident();
        String second = offer(id, SEMARANG).extract().path("handoverId");
        select(
                database,
                "UPDATE protected_block SET ciphertext = 'x' WHERE owner_id = '" + unreadable + "' RETURNING block");
        // When
        select(
                database,
                "UPDATE handover SET answer_by = now() WHERE handover_id IN ('" + first + "', '" + second
                        + "') RETURNING outcome");
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> bandung()
                        .get("/incidents/" + id + "/handovers")
                        .then()
                        .body("items[0].state", equalTo("TIMED_OUT")));
        assertThat(select(
                        database,
                        "SELECT count(*) FROM handover WHERE outcome IS NULL AND handover_id = '" + first + "'"))
                .containsExactly("1");
        select(
                database,
                "UPDATE handover SET outcome = 'TIMED_OUT', settled_at = now() WHERE handover_id = '" + first
                        + "' RETURNING outcome");
    }

    @Test
    void shouldRefuseOffersThatNobodyCouldTake() {
        String id = incident();
        offer(id, "99.99").statusCode(422).body("errors[0].code", equalTo("unknown-region"));
        offer(id, "14.02").statusCode(422).body("type", containsString("no-centre"));
        offer(id, "32.73").statusCode(422).body("type", containsString("same-centre"));
        bandung()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/incidents/" + id + "/handovers")
                .then()
                .statusCode(422);
        bandung()
                .body("{\"toRegion\":\"33.74\"}")
                .post("/incidents/" + id + "/handovers")
                .then()
                .statusCode(400);
        offer(UUID.randomUUID().toString(), SEMARANG).statusCode(404);
        bandung().get("/incidents/" + id + "/handovers").then().body("items", hasSize(0));
    }

    @Test
    void shouldOfferOnceAndLetOnlyTheReceiverAnswer() {
        // Given
        String id = incident();
        String key = UUID.randomUUID().toString();
        String offer = offer(id, key, SEMARANG).statusCode(201).extract().path("handoverId");
        // When, Then
        offer(id, key, SEMARANG)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("handoverId", equalTo(offer));
        offer(id, key, "35.78").statusCode(422).body("type", containsString("key-reused"));
        offer(id, "35.78").statusCode(409).body("type", containsString("already-offered"));
        bandung().post("/handovers/" + offer + "/acceptance").then().statusCode(403);
        as("role", "call-taker", "centre", "35.78")
                .post("/handovers/" + offer + "/acceptance")
                .then()
                .statusCode(404);
        bandung()
                .body("{\"disposition\":\"RESOLVED\"}")
                .post("/incidents/" + id + "/closure")
                .then()
                .statusCode(200);
        semarang().post("/handovers/" + offer + "/acceptance").then().statusCode(409);
        assertThat(select(database, "SELECT centre_code FROM incident WHERE incident_id = '" + id + "'"))
                .containsExactly("32.73");
    }

    private static RequestSpecification semarang() {
        return as("role", "dispatcher", "centre", SEMARANG);
    }

    private static String incident() {
        return save("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\"}")
                .extract()
                .path("incidentId");
    }

    private static ValidatableResponse offer(String id, String region) {
        return offer(id, UUID.randomUUID().toString(), region);
    }

    private static ValidatableResponse offer(String id, String key, String region) {
        return bandung()
                .header("Idempotency-Key", key)
                .body("{\"toRegion\":\"" + region + "\"}")
                .post("/incidents/" + id + "/handovers")
                .then();
    }
}
