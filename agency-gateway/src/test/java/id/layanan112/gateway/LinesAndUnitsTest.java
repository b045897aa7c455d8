package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What an agency tells back: which units come, and a line to whoever took the call. */
@QuarkusTest
class LinesAndUnitsTest extends OrdersAndAgencies {
    private static final String TEXT = "Jembatan contoh ditutup; hubungi Sdr. Sintetis";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    BlockCipher cipher;

    @Inject
    ObjectMapper json;

    @Test
    void shouldKeepUnitsUntilOthersAreNamed() {
        UUID dispatch = delivered("unit");
        step(dispatch, "unit", "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\",\"units\":[\"Damkar 3\"]}")
                .body("effective", equalTo(true));
        step(dispatch, "unit", "{\"step\":\"EN_ROUTE\",\"by\":\"PERSON\"}");
        seen(dispatch).body("units.units", contains(List.of("Damkar 3")));
        assertThat(events(dispatch, "responder-status-changed"))
                .singleElement()
                .satisfies(event -> assertThat(event).contains("\"units\":[\"Damkar 3\"]"));

        // As far as before, and others: that is no repetition.
        step(dispatch, "unit", "{\"step\":\"EN_ROUTE\",\"by\":\"PERSON\",\"units\":[\"Damkar 4\",\"Tangki 1/2\"]}")
                .body("effective", equalTo(true));
        step(dispatch, "unit", "{\"step\":\"EN_ROUTE\",\"by\":\"PERSON\",\"units\":[\"Damkar 4\",\"Tangki 1/2\"]}")
                .body("effective", equalTo(false));

        seen(dispatch)
                .body("status", equalTo("EN_ROUTE"))
                .body("units.units", contains(List.of("Damkar 4", "Tangki 1/2")))
                .body("steps.findAll { it.step == 'EN_ROUTE' }.units", hasItem(List.of("Damkar 3")))
                .body("steps.findAll { it.step == 'EN_ROUTE' }.size()", equalTo(2));
    }

    @Test
    void shouldRefuseUnitsThatAreNoShortNames() {
        UUID dispatch = delivered("badunit");
        for (String units : List.of(
                "[\"<b>\"]",
                "[\"\"]",
                "[null]",
                "[\"" + "x".repeat(41) + "\"]",
                "[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"]",
                "[\"Budi, tel 0812\"]")) {
            officer("badunit")
                    .body("{\"step\":\"ACCEPTED\",\"units\":" + units + "}")
                    .post("/dispatches/" + dispatch + "/acknowledgements")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("units"));
        }
        assertThat(status(dispatch)).isEqualTo("DELIVERED");
    }

    @Test
    void shouldRecordARepeatedStepOnce() {
        UUID dispatch = delivered("retry");
        String accepted = "{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}";
        keyed(dispatch, "retry", "a", accepted).statusCode(200).body("effective", equalTo(true));
        keyed(dispatch, "retry", "b", "{\"step\":\"EN_ROUTE\",\"by\":\"PERSON\"}")
                .statusCode(200);
        // Its answer was lost: it had the effect that it had.
        keyed(dispatch, "retry", "a", accepted).statusCode(200).body("effective", equalTo(true));
        keyed(dispatch, "retry", "a", "{\"step\":\"DONE\"}").statusCode(422);
        keyed(dispatch, "retry", "x".repeat(201), accepted).statusCode(400);

        assertThat(count("acknowledgement WHERE dispatch_id = '" + dispatch + "'"))
                .isEqualTo(2);
        assertThat(events(dispatch, "dispatch.acknowledged")).hasSize(1);
    }

    @Test
    void shouldTellALineOnceAndNobodyInClear() throws Exception {
        UUID incident = Ids.v7();
        UUID dispatch = order(incident, 1, rung("writing"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));

        String line =
                line(dispatch, "writing", "k1", TEXT).statusCode(201).extract().path("lineId");
        line(dispatch, "writing", "k1", TEXT).statusCode(201).body("lineId", equalTo(line));
        line(dispatch, "writing", "k1", "Lain").statusCode(422);

        assertThat(events(dispatch, "dispatch.noted")).singleElement().satisfies(event -> {
            assertThat(event).doesNotContain("Jembatan", "Sintetis").contains(line);
            String response = json.readTree(event).path("response").asText();
            assertThat(new String(cipher.decrypt(incident, Block.RESPONSE, response), UTF_8))
                    .isEqualTo("{\"text\":\"" + TEXT + "\"}");
        });
        assertThat(sql.query("SELECT l::text FROM dispatch_line l", row -> row.getString(1)))
                .isNotEmpty()
                .noneMatch(row -> row.contains("Jembatan"));
        seen(dispatch)
                .body("status", equalTo("DELIVERED"))
                .body("steps.step", hasItem("NOTED"))
                .body("steps.find { it.step == 'NOTED' }.agencyId", equalTo(agency("writing")));
        // Its time runs on: a line is no acceptance.
        assertThat(count("timer WHERE what = 'DEADLINE' AND dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1);
    }

    @Test
    void shouldTakeLinesOfThoseAloneWhoHaveTheOrder() {
        UUID dispatch = order(Ids.v7(), 1, rung("gone"), rung("present"), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        step(dispatch, "gone", "{\"step\":\"DECLINED\",\"by\":\"PERSON\",\"reason\":\"NO_UNITS\"}");

        line(dispatch, "gone", "k", TEXT).statusCode(403);
        line(dispatch, "unasked", "k", TEXT).statusCode(404);
        line(Ids.v7(), "present", "k", TEXT).statusCode(404);
        line(dispatch, "present", "k", TEXT).statusCode(201);
        given().contentType("application/json")
                .auth()
                .oauth2(EmbeddedStack.token("role", "dispatcher", "centre", "32.73"))
                .header("Idempotency-Key", "k")
                .body(Map.of("text", TEXT))
                .post("/dispatches/" + dispatch + "/lines")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldRefuseWhatIsNoLine() {
        UUID dispatch = delivered("noline");
        line(dispatch, "noline", "k", " ").statusCode(422);
        line(dispatch, "noline", "k", "x".repeat(2001)).statusCode(422);
        line(dispatch, "noline", "k", "x".repeat(100_000)).statusCode(422);
        line(dispatch, "noline", "", TEXT).statusCode(400);
        officer("noline")
                .body(Map.of("text", TEXT))
                .post("/dispatches/" + dispatch + "/lines")
                .then()
                .statusCode(400);
        officer("noline")
                .header("Idempotency-Key", "k")
                .body("{\"text\":\"a\",\"to\":\"b\"}")
                .post("/dispatches/" + dispatch + "/lines")
                .then()
                .statusCode(400);
        line(dispatch, "noline", "k", "\u202e\ud83d\udd25".repeat(600)).statusCode(201);
        assertThat(count("dispatch_line WHERE dispatch_id = '" + dispatch + "'"))
                .isEqualTo(1);
    }

    private UUID delivered(String name) {
        UUID dispatch = order(Ids.v7(), 1, rung(name), HUMAN);
        await().untilAsserted(() -> assertThat(status(dispatch)).isEqualTo("DELIVERED"));
        return dispatch;
    }

    private static RequestSpecification officer(String name) {
        return given().contentType("application/json")
                .auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", agency(name)));
    }

    private static ValidatableResponse step(UUID dispatch, String name, String body) {
        return officer(name)
                .body(body)
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse keyed(UUID dispatch, String name, String key, String body) {
        return officer(name)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then();
    }

    private static ValidatableResponse line(UUID dispatch, String name, String key, String text) {
        return officer(name)
                .header("Idempotency-Key", key)
                .body(Map.of("text", text))
                .post("/dispatches/" + dispatch + "/lines")
                .then();
    }

    private static ValidatableResponse seen(UUID dispatch) {
        return given().auth()
                .oauth2(EmbeddedStack.token("role", "dispatcher", "centre", "32.73"))
                .get("/dispatches/" + dispatch)
                .then()
                .statusCode(200);
    }

    /** As they stand on the topic, the oldest first; all that was said is there. */
    private List<String> events(UUID dispatch, String type) {
        await().until(() -> count("outbox") == 0);
        List<String> told = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> topic = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = topic.partitionsFor(Topics.DISPATCH.name()).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            topic.assign(all);
            topic.seekToBeginning(all);
            Map<TopicPartition, Long> ends = topic.endOffsets(all);
            while (all.stream().anyMatch(one -> topic.position(one) < ends.get(one))) {
                topic.poll(Duration.ofMillis(200)).forEach(event -> {
                    String typeOf =
                            new String(event.headers().lastHeader("ce_type").value(), UTF_8);
                    String value = new String(event.value(), UTF_8);
                    if (typeOf.contains(type) && value.contains(dispatch.toString())) {
                        told.add(value);
                    }
                });
            }
        }
        return told;
    }
}
