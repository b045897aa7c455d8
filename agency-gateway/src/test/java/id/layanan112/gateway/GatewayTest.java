package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.OutgoingEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Orders from the topic to agencies and back, against a real broker, PostgreSQL and agencies over real HTTP. */
@QuarkusTest
class GatewayTest extends OrdersAndAgencies {
    /** Options of its own replace those that all services have. */
    @Test
    void shouldEndSessionsThatStandStill() {
        assertThat(sql.first("SHOW idle_in_transaction_session_timeout", row -> row.getString(1)))
                .contains("30s");
    }

    @Test
    void shouldDeliverAnOrderAndFollowItsAcknowledgements() {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("ok"), HUMAN);

        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        assertThat(delivered).contains(agency("ok") + " dispatch.ordered");
        acknowledge(dispatch, "1", "ACCEPTED", SECRET).statusCode(200).body("effective", equalTo(true));
        acknowledge(dispatch, "2", "READ", SECRET).statusCode(200).body("effective", equalTo(false));
        acknowledge(dispatch, "1", "ACCEPTED", SECRET).statusCode(200).body("effective", equalTo(false));

        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
        assertThat(count("timer WHERE dispatch_id = '" + dispatch + "'")).isZero();
    }

    @Test
    void shouldHaveOneOrderHoweverOftenItIsTold() {
        UUID incident = Ids.v7();
        register("twice");
        DispatchOrdersDecided decided = decided(incident, 1, List.of(rung("twice"), HUMAN), 60);
        OutgoingEvent event = new OutgoingEvent(Ids.v7(), decided);
        publisher.publishAndWait(List.of(event, event, new OutgoingEvent(Ids.v7(), decided)));
        UUID dispatch = decided.orders().getFirst().dispatchId();

        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        assertThat(count("dispatch WHERE incident_id = '" + incident + "'")).isEqualTo(1);
        assertThat(count("delivery WHERE incident_id = '" + incident + "'")).isEqualTo(1);
    }

    @Test
    void shouldWithdrawWhatIsNotOrderedAnyMore() {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("withdrawn"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));

        publish(decided(incident, 2, List.of(), 60));

        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("WITHDRAWN"));
        await().untilAsserted(() -> assertThat(delivered).contains(agency("withdrawn") + " dispatch.withdrawn"));
        publish(decided(incident, 1, List.of(rung("withdrawn"), HUMAN), 60));
        assertThat(status(dispatch)).isEqualTo("WITHDRAWN");
    }

    /** Routing decided the same again under another id: who holds it, a human too, is not asked anew. */
    @Test
    void shouldNotGiveTheSameDecisionToAHumanTwice() {
        UUID incident = Ids.v7();
        register("away");
        UUID dispatch = order(incident, 1, rung("away"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        acknowledge(dispatch, "h1", "DECLINED", SECRET).statusCode(200);
        assertThat(status(dispatch)).isEqualTo("UNFULFILLED");

        UUID again = Ids.v7();
        publisher.publishAndWait(List.of(
                new OutgoingEvent(again, decided(incident, 1, List.of(rung("away"), HUMAN), 60))));

        await().untilAsserted(() ->
                assertThat(count("inbox WHERE event_id = '" + again + "'")).isEqualTo(1));
        assertThat(status(dispatch)).isEqualTo("UNFULFILLED");
        assertThat(count("delivery WHERE type = 'ORDERED' AND dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1);
    }

    /** Routing decided again after a kill, by other agencies: at one revision the later decision is the one. */
    @Test
    void shouldGoByTheLaterOfTwoDecisionsAtOneRevision() {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("kept"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        register("added");

        publish(decided(incident, 1, List.of(rung("kept"), rung("added"), HUMAN), 60));

        await().untilAsserted(() -> assertThat(sql.first(
                        "SELECT jsonb_array_length(chain) FROM dispatch WHERE dispatch_id = ?",
                        row -> row.getInt(1),
                        dispatch))
                .contains(3));
        assertThat(status(dispatch)).isEqualTo("DELIVERED");
    }

    @Test
    void shouldTellWhatIsNewThoughTheAgencyAcceptedWhatItKnew() {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("updated"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        statusOf.put(agency("updated"), 503);
        publish(decided(incident, 2, List.of(rung("updated"), HUMAN), 60));
        await().untilAsserted(() -> assertThat(count("delivery WHERE dispatch_id = '" + dispatch + "'"))
                .isEqualTo(2));

        acknowledge(dispatch, "u1", "ACCEPTED", SECRET).statusCode(200);
        statusOf.remove(agency("updated"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(count("delivery WHERE settled = 'TAKEN' AND dispatch_id = '" + dispatch + "'"))
                                .isEqualTo(2));
        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
    }

    @Test
    void shouldAskTheNextAgencyWhenOneDeclinesAndTheHumanInTheEnd() {
        UUID dispatch = order(Ids.v7(), 1, rung("declining"), rung("second"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));

        acknowledge(dispatch, "d1", "DECLINED", SECRET).statusCode(200);
        await().untilAsserted(() -> assertThat(delivered).contains(agency("second") + " dispatch.ordered"));
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        acknowledge(dispatch, "d2", "DECLINED", SECRET).statusCode(200);

        assertThat(status(dispatch)).isEqualTo("UNFULFILLED");
        given().auth()
                .oauth2(EmbeddedStack.token("role", "supervisor", "centre", "32.73"))
                .get("/dispatches/" + dispatch)
                .then()
                .statusCode(200)
                .body("holder.source", equalTo("SUPERVISOR"))
                .body("holder.name", equalTo("Penyelia contoh"));
    }

    @Test
    void shouldAskTheNextAgencyAfterSilenceOnce() {
        UUID dispatch = order(Ids.v7(), 1, 1, rung("silent"), rung("awake"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));

        // The timer's row is what counts: it is made due now, as if its time had passed.
        sql.update(
                "UPDATE timer SET due_at = now() - interval '1 second' WHERE dispatch_id = ? AND what = 'DEADLINE'",
                dispatch);

        await().untilAsserted(() -> assertThat(delivered).contains(agency("awake") + " dispatch.ordered"));
        assertThat(rung(dispatch)).isEqualTo(1);
    }

    @Test
    void shouldNotLetOneHangingAgencyDelayAnother() {
        statusOf.put(agency("hanging"), 0);
        for (int i = 0; i < 20; i++) {
            order(Ids.v7(), 1, rung("hanging"), HUMAN);
        }
        UUID healthy = order(Ids.v7(), 1, rung("healthy"), HUMAN);

        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(status(healthy)).isEqualTo("DELIVERED"));
    }

    @Test
    void shouldGoOnAlongTheChainWhenAnAgencyCannotBeReached() {
        statusOf.put(agency("broken"), 503);
        UUID dispatch = order(Ids.v7(), 1, rung("broken"), rung("reserve"), HUMAN);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(delivered).contains(agency("reserve") + " dispatch.ordered"));
        await().untilAsserted(() -> assertThat(rung(dispatch)).isEqualTo(1));
    }

    @Test
    void shouldGiveAnOrderWithoutAnyAgencyToTheHumanAtOnce() {
        UUID dispatch = order(Ids.v7(), 1, HUMAN);

        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("UNFULFILLED"));
    }

    @Test
    void shouldRefuseAnswersThatCannotBeTrusted() {
        UUID dispatch = order(Ids.v7(), 1, rung("careful"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        String other = "whsec_" + Base64.getEncoder().encodeToString("another secret".getBytes(UTF_8));

        acknowledge(dispatch, "f1", "ACCEPTED", other).statusCode(401).body("type", containsString("forged"));
        given().contentType("application/json")
                .body("{\"step\":\"ACCEPTED\"}")
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", "somebody-else"))
                .body("{\"step\":\"ACCEPTED\"}")
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then()
                .statusCode(403);

        assertThat(status(dispatch)).isEqualTo("DELIVERED");
    }

    @Test
    void shouldTakeTheAnswerOfAnOfficerWithAToken() {
        UUID dispatch = order(Ids.v7(), 1, rung("officer"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));

        given().contentType("application/json")
                .auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", agency("officer")))
                .body("{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}")
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"));
    }

    @Test
    void shouldGoOnAfterAPoisonRecord() {
        raw.sendAndWait(List.of(
                new ProducerRecord<>("emergency.dispatch-order.fire.v1", "x".getBytes(UTF_8), new byte[] {0, 1, 2})));
        UUID dispatch = order(Ids.v7(), 1, rung("after"), HUMAN);

        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
    }

    @Test
    void shouldUseChannelsOfExercisesForExercisesOnly() {
        UUID real = order(Ids.v7(), 1, rung("drilled"), HUMAN);
        await().untilAsserted(() -> assertThat(status(real)).isEqualTo("DELIVERED"));

        UUID without = exercise(rung("drilled"), HUMAN);
        await().untilAsserted(() -> assertThat(status(without)).isEqualTo("UNFULFILLED"));
        assertThat(delivered).doesNotContain(agency("drilled") + " LATIHAN");

        register("practised");
        sql.update(
                "INSERT INTO agency_channel (agency_id, exercise, position, type, address, secret, private_address)"
                        + " VALUES (?, true, 0, 'WEBHOOK', ?, ?, true)",
                agency("practised"),
                "http://127.0.0.1:" + agencies.getAddress().getPort() + "/exercises-of-practised",
                SECRET);
        UUID with = exercise(rung("practised"), HUMAN);
        await().untilAsserted(() -> assertThat(status(with)).isEqualTo("DELIVERED"));
        assertThat(delivered)
                .contains("exercises-of-practised LATIHAN")
                .doesNotContain(agency("practised") + " LATIHAN");
        acknowledge(with, "x1", "ACCEPTED", SECRET).statusCode(200).body("effective", equalTo(true));
    }

    @Test
    void shouldTestTheRealChannelHeadedLatihan() {
        register("tested");
        String path = "/agencies/" + agency("tested") + "/test-orders";
        administrator("33.74").header("Idempotency-Key", "t1").post(path).then().statusCode(404);
        administrator("*").post(path).then().statusCode(400);
        sql.update("UPDATE agency SET regions = '{32.73}' WHERE agency_id = ?", agency("tested"));

        String order = administrator("32.73")
                .header("Idempotency-Key", "t1")
                .post(path)
                .then()
                .statusCode(201)
                .body("exercise", equalTo(true))
                .extract()
                .path("dispatchId");
        administrator("32.73")
                .header("Idempotency-Key", "t1")
                .post(path)
                .then()
                .statusCode(201)
                .body("dispatchId", equalTo(order));

        await().untilAsserted(() -> assertThat(delivered).contains(agency("tested") + " LATIHAN"));
        assertThat(count("agency WHERE tested_at IS NOT NULL AND agency_id = '" + agency("tested") + "'"))
                .isZero();
        acknowledge(UUID.fromString(order), "t1", "RECEIVED", SECRET).statusCode(200);
        assertThat(count("agency WHERE tested_at IS NOT NULL AND version = 2 AND agency_id = '" + agency("tested")
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void shouldGiveASilentTestToTheSupervisor() {
        register("unheard");
        String order = administrator("*")
                .header("Idempotency-Key", "t2")
                .post("/agencies/" + agency("unheard") + "/test-orders")
                .then()
                .statusCode(201)
                .extract()
                .path("dispatchId");

        sql.update(
                "UPDATE timer SET due_at = now() WHERE dispatch_id = ? AND what = 'DEADLINE'", UUID.fromString(order));

        await().untilAsserted(() -> assertThat(status(UUID.fromString(order))).isEqualTo("UNFULFILLED"));
        assertThat(count("agency WHERE tested_at IS NOT NULL AND agency_id = '" + agency("unheard") + "'"))
                .isZero();
    }
}
