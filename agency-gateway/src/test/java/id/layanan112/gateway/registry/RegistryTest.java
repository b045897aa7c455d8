package id.layanan112.gateway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Agencies are registered and changed by two people, and heard of by all. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class RegistryTest {
    private static final String SECRET = "whsec_" + "A".repeat(32);

    @Inject
    Sql sql;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void shouldTakeAnAgencyThatASecondPersonAgreesTo() {
        String change = post(agency("32.73-new", "[]"), "32.73", "ani")
                .statusCode(202)
                .extract()
                .path("changeId");
        assertThat(version("32.73-new")).isZero();
        as("administrator", "32.73", "budi")
                .get("/agency-changes/" + change)
                .then()
                .statusCode(200)
                .body("agencies[0].channels[0].address", equalTo("https://damkar.example/112"))
                .body(not(containsString("whsec")));
        decide(change, "approvals", "32.73", "ani").statusCode(403).body("type", containsString("own-change"));
        decide(change, "approvals", "33.74", "budi").statusCode(404);
        decide(change, "approvals", "32.73", "budi").statusCode(200).body("decidedBy", equalTo("budi"));
        decide(change, "approvals", "32.73", "citra").statusCode(409);

        as("administrator", "32.73", "budi")
                .get("/agencies/32.73-new")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("channels.type", equalTo(List.of("WEBHOOK", "SMS")))
                .body("channels[1].address", equalTo("+62 000 555 0101"))
                .body("contacts[0].name", equalTo("Piket Contoh"))
                .body(not(containsString("whsec")));
        as("call-taker", "32.73", "dewi")
                .get("/agencies/32.73-new")
                .then()
                .body("contacts", nullValue())
                .body("channels[1].address", nullValue());
        assertThat(sql.query("SELECT what FROM audit WHERE subject = ? ORDER BY id", row -> row.getString(1), change))
                .containsExactly("AGENCY_CHANGE_PROPOSED", "AGENCY_CHANGE_APPROVED");
        assertThat(sql.first(
                        "SELECT bodies::text FROM agency_change WHERE change_id = ?::uuid",
                        row -> row.getString(1),
                        change))
                .contains("[]");
    }

    @Test
    void shouldSayEverythingThatIsWrongAndTakeNoUnknownKey() {
        post(
                        "{\"agencyId\":\"X!\",\"kind\":\"fire\",\"scope\":\"TOWN\",\"regions\":[\"99.99\"],\"state\":\"UNREACHABLE\","
                                + "\"maxInFlight\":0,\"heartbeatSeconds\":1,\"channels\":[{\"type\":\"FAX\"},"
                                + "{\"type\":\"WEBHOOK\",\"address\":\"https://user:password@agency.example/\"},"
                                + "{\"type\":\"EMAIL\",\"address\":\"a@b, c@d\"}]}",
                        "32.73",
                        "ani")
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "agencyId",
                                "name",
                                "kind",
                                "scope",
                                "state",
                                "maxInFlight",
                                "heartbeatSeconds",
                                "channels[0].type",
                                "channels[1].address",
                                "channels[1].secret",
                                "channels[2].address"));
        post("{\"agencyId\":\"32.73-x\",\"nmae\":\"X\"}", "32.73", "ani").statusCode(400);
    }

    @Test
    void shouldChangeAKeyWithAnOverlapAndKeepWhatIsNotNamed() {
        agreed(post(agency("32.73-keys", "[]"), "32.73", "ani"));
        String other = "whsec_" + "B".repeat(32);
        put("32.73-keys", agency("32.73-keys", "[]").replace(SECRET, other), "7")
                .statusCode(412);
        agreed(put("32.73-keys", agency("32.73-keys", "[]").replace(SECRET, other), "1"));

        assertThat(secret("32.73-keys", "secret")).isEqualTo(other);
        assertThat(secret("32.73-keys", "previous_secret")).isEqualTo(SECRET);
        agreed(put(
                "32.73-keys",
                agency("32.73-keys", "[]")
                        .replace(",\"secret\":\"" + SECRET + "\"", "")
                        .replace("ACTIVE", "DIVERTING"),
                "2"));
        assertThat(secret("32.73-keys", "secret")).isEqualTo(other);
        as("call-taker", "32.73", "dewi").get("/agencies/32.73-keys").then().body("state", equalTo("DIVERTING"));
    }

    /** Whoever names another centre's region in an agreement would get its calls: that centre has a word in it. */
    @Test
    void shouldAskTheOtherCentreAboutAnAgreement() {
        String change = post(agency("32.73-helping", "[\"32.77\"]"), "32.73", "ani")
                .statusCode(202)
                .extract()
                .path("changeId");
        decide(change, "approvals", "32.73", "budi").statusCode(404);
        as("administrator", "32.77", "citra")
                .get("/agency-changes?open=true")
                .then()
                .body("changeId", hasItems(change));
        decide(change, "approvals", "32.77", "citra").statusCode(200);
        assertThat(version("32.73-helping")).isEqualTo(1);
    }

    /** One administrator of a centre, and a second one who looks away, must not lead orders into a network of theirs. */
    @Test
    void shouldLeavePrivateAddressesToTheNation() {
        String inside = agency("32.73-r-inside", "[]")
                .replace("\"type\":\"WEBHOOK\"", "\"type\":\"WEBHOOK\",\"privateAddress\":true");
        post(inside, "32.73", "ani").statusCode(422).body("errors.code", hasItems("nation-only"));
        post(inside, "*", "ani").statusCode(202);
        post(agency("32.73-r-clear", "[]").replace("https:", "http:"), "32.73", "ani")
                .statusCode(422)
                .body("errors.field", hasItems("channels[0].address"));
    }

    @Test
    void shouldNotTakeAChangeOfWhatHasChangedSince() {
        agreed(post(agency("32.73-r-twice", "[]"), "32.73", "ani"));
        String first = put("32.73-r-twice", agency("32.73-r-twice", "[]"), "1")
                .statusCode(202)
                .extract()
                .path("changeId");
        agreed(put("32.73-r-twice", agency("32.73-r-twice", "[]"), "1"));
        decide(first, "approvals", "32.73", "budi").statusCode(409).body("type", containsString("changed-meanwhile"));
        decide(first, "rejections", "32.73", "ani").statusCode(200);
    }

    @Test
    void shouldNoticeMissedHeartbeatsAndTheFirstOneAfterThem() {
        agreed(post(agency("32.73-beating", "[]"), "32.73", "ani"));
        sql.update("UPDATE agency SET heartbeat_seconds = 10, seen_at = now() - interval '31 seconds'"
                + " WHERE agency_id = '32.73-beating'");

        await().atMost(Duration.ofSeconds(15))
                .until(() -> state("32.73-beating").equals("UNREACHABLE"));
        given().post("/agencies/32.73-beating/heartbeats").then().statusCode(401);
        given().auth()
                .oauth2(EmbeddedStack.token("role", "agency-officer", "agency", "32.73-beating"))
                .post("/agencies/32.73-beating/heartbeats")
                .then()
                .statusCode(204);
        assertThat(state("32.73-beating")).isEqualTo("ACTIVE");
        assertThat(version("32.73-beating")).isEqualTo(3);
    }

    @Test
    void shouldTellAllAgenciesAgainWhenTheirTopicWasLost() {
        agreed(post(agency("32.73-announced", "[]"), "32.73", "ani"));
        assertThat(told("32.73-announced")).hasSize(1);

        as("administrator", "32.73", "ani")
                .post("/agencies/announcements")
                .then()
                .statusCode(403);
        as("supervisor", "*", "ani").post("/agencies/announcements").then().statusCode(403);
        as("administrator", "*", "nusa")
                .post("/agencies/announcements")
                .then()
                .statusCode(200)
                .body(
                        "agencies",
                        equalTo(sql.query("SELECT 1 FROM agency", row -> 1).size()));

        assertThat(told("32.73-announced"))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event)
                        .contains("\"version\":1,", "Damkar Contoh")
                        .doesNotContain("whsec", "damkar.example"));
        assertThat(version("32.73-announced")).isOne();
    }

    @Test
    void shouldNotTellWhatIsBeingChangedAsItWas() {
        agreed(post(agency("32.73-changing", "[]"), "32.73", "ani"));

        CompletableFuture<Integer> announced = QuarkusTransaction.requiringNew().call(() -> {
            sql.update("UPDATE agency SET version = version + 1 WHERE agency_id = '32.73-changing'");
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> as("administrator", "*", "nusa")
                    .post("/agencies/announcements")
                    .statusCode());
            await().until(() -> asked.isDone()
                    || !sql.query("SELECT 1 FROM pg_locks WHERE NOT granted", row -> 1)
                            .isEmpty());
            return asked;
        });

        assertThat(announced.join()).isEqualTo(200);
        assertThat(told("32.73-changing").getLast()).contains("\"version\":2,");
    }

    /** As they stand on the topic; all that was said is there. */
    private List<String> told(String agency) {
        await().until(() -> sql.query("SELECT 1 FROM outbox WHERE topic = ?", row -> 1, Topics.AGENCY.name())
                .isEmpty());
        List<String> told = new ArrayList<>();
        try (KafkaConsumer<String, String> topic = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = topic.partitionsFor(Topics.AGENCY.name()).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            topic.assign(all);
            topic.seekToBeginning(all);
            Map<TopicPartition, Long> ends = topic.endOffsets(all);
            while (all.stream().anyMatch(one -> topic.position(one) < ends.getOrDefault(one, 0L))) {
                topic.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (agency.equals(event.key())) {
                        told.add(event.value());
                    }
                });
            }
        }
        return told;
    }

    private static String agency(String id, String agreements) {
        return "{\"agencyId\":\"" + id
                + "\",\"name\":\"Damkar Contoh\",\"kind\":\"FIRE\",\"scope\":\"REGION\",\"regions\":[\"32.73\"],"
                + "\"agreements\":" + agreements
                + ",\"state\":\"ACTIVE\",\"telephone\":\"(000) 555-0100\",\"opening\":\"24 jam\","
                + "\"contacts\":[{\"name\":\"Piket Contoh\",\"telephone\":\"(000) 555-0102\"}],"
                + "\"channels\":[{\"type\":\"WEBHOOK\",\"address\":\"https://damkar.example/112\",\"secret\":\""
                + SECRET
                + "\"},{\"type\":\"SMS\",\"address\":\"+62 000 555 0101\"}]}";
    }

    private static ValidatableResponse post(String body, String centre, String who) {
        return as("administrator", centre, who)
                .contentType("application/json")
                .body(body)
                .post("/agencies")
                .then();
    }

    private static ValidatableResponse put(String id, String body, String seen) {
        return as("administrator", "32.73", "ani")
                .contentType("application/json")
                .header("If-Match", "\"" + seen + "\"")
                .body(body)
                .put("/agencies/" + id)
                .then();
    }

    private static void agreed(ValidatableResponse proposed) {
        decide(proposed.statusCode(202).extract().path("changeId"), "approvals", "32.73", "budi")
                .statusCode(200);
    }

    private static ValidatableResponse decide(String change, String how, String centre, String who) {
        return as("administrator", centre, who)
                .post("/agency-changes/" + change + "/" + how)
                .then();
    }

    private static RequestSpecification as(String role, String centre, String who) {
        return given().auth().oauth2(EmbeddedStack.token("role", role, "centre", centre, "who", who));
    }

    private String secret(String agency, String column) {
        return sql.first(
                        "SELECT " + column + " FROM agency_channel WHERE agency_id = ? AND position = 0",
                        row -> row.getString(1),
                        agency)
                .orElseThrow();
    }

    private String state(String agency) {
        return sql.first("SELECT state FROM agency WHERE agency_id = ?", row -> row.getString(1), agency)
                .orElse("-");
    }

    private long version(String agency) {
        return sql.first("SELECT version FROM agency WHERE agency_id = ?", row -> row.getLong(1), agency)
                .orElse(0L);
    }
}
