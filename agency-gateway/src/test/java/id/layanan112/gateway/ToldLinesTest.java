package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a call taker tells later reaches whoever has the order, once, and nobody else. */
@QuarkusTest
class ToldLinesTest extends OrdersAndAgencies {
    private static final String TEXT = "Tabung gas di dapur contoh";

    @Inject
    BlockCipher cipher;

    @Inject
    ObjectMapper json;

    @Test
    void shouldTellWhoHasTheOrderOnceAndWhole() throws IOException {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("told"), rung("untold"), HUMAN);
        awaitStatus(dispatch, "DELIVERED");
        acknowledge(dispatch, "accepted", "ACCEPTED", SECRET).statusCode(200);
        UUID line = Ids.v7();
        tell(incident, dispatch, line, TEXT);
        tell(incident, dispatch, line, TEXT);
        await().untilAsserted(() -> assertThat(told("told")).hasSize(1));
        tell(incident, dispatch, Ids.v7(), "Pagar belakang terbuka");
        await().untilAsserted(() -> assertThat(told("told")).hasSize(2));

        assertThat(told("told").getFirst().path("lines").findValuesAsText("text"))
                .containsExactly(TEXT);
        assertThat(told("told").getLast().path("lines").findValuesAsText("text"))
                .containsExactly(TEXT, "Pagar belakang terbuka");
        assertThat(delivered).noneMatch(what -> what.startsWith(agency("untold")));
        assertThat(status(dispatch)).isEqualTo("ACCEPTED");
        assertThat(sql.query("SELECT l::text FROM told_line l", row -> row.getString(1)))
                .isNotEmpty()
                .noneMatch(row -> row.contains("Tabung"));
    }

    @Test
    void shouldTellWhoIsAskedLaterWithTheOrder() throws IOException {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("former"), rung("latter"), HUMAN);
        awaitStatus(dispatch, "DELIVERED");
        tell(incident, dispatch, Ids.v7(), TEXT);
        await().untilAsserted(() -> assertThat(told("former")).hasSize(1));
        acknowledge(dispatch, "declined", "DECLINED", SECRET).statusCode(200);
        await().untilAsserted(() -> assertThat(delivered).contains(agency("latter") + " dispatch.ordered"));

        JsonNode order = json.readTree(bodies.get(agency("latter")).getFirst());
        assertThat(order.path("lines").findValuesAsText("text")).containsExactly(TEXT);
    }

    @Test
    void shouldTellNobodyWhoMayNotKnow() {
        UUID incident = Ids.v7();
        register("ambulance");
        register("volunteers");
        Rung standIn = new Rung(RungSource.OWN, agency("volunteers"), "RED_CROSS", "Relawan contoh", null);
        UUID dispatch = ordered(incident, Sensitivity.NORMAL, ProtectedBlocks.NONE, standIn, HUMAN);
        awaitStatus(dispatch, "DELIVERED");
        tell(incident, dispatch, Ids.v7(), TEXT);
        UUID other = Ids.v7();
        UUID known = order(other, 1, rung("ambulance"), HUMAN);
        awaitStatus(known, "DELIVERED");
        // An order of another incident, or none at all, is nobody's business.
        tell(incident, known, Ids.v7(), TEXT);
        tell(incident, Ids.v7(), Ids.v7(), TEXT);
        tell(other, known, Ids.v7(), "Pintu terkunci");
        await().untilAsserted(() -> assertThat(delivered).contains(agency("ambulance") + " dispatch.told-more"));

        assertThat(bodies.get(agency("ambulance"))).noneMatch(body -> body.contains("Tabung"));
        assertThat(delivered).doesNotContain(agency("volunteers") + " dispatch.told-more");
        given().auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", agency("volunteers")))
                .get("/board/orders/" + dispatch)
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.not(containsString("Tabung")));
    }

    private void awaitStatus(UUID dispatch, String status) {
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo(status));
    }

    private void tell(UUID incident, UUID dispatch, UUID line, String text) {
        String closed = cipher.encrypt(
                incident,
                Block.NARRATIVE,
                json.valueToTree(Map.of("text", text)).toString().getBytes(UTF_8));
        publisher.publishAndWait(List.of(new OutgoingEvent(
                Ids.v7(),
                new LineTold(incident, 1, Lane.FIRE, "32.73", false, line, List.of(dispatch), closed, Instant.now()))));
    }

    private List<JsonNode> told(String name) throws IOException {
        List<JsonNode> told = new java.util.ArrayList<>();
        for (String body : bodies.getOrDefault(agency(name), List.of())) {
            JsonNode read = json.readTree(body);
            if (read.path("type").asText().equals("dispatch.told-more")) {
                told.add(read);
            }
        }
        return told;
    }
}
