package id.layanan112.intake.quarantine;

import static id.layanan112.intake.IntakeClient.as;
import static id.layanan112.intake.IntakeClient.bandung;
import static id.layanan112.intake.IntakeClient.select;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class QuarantinedTest {
    private static final String VALUE = "{\"narrative\":\"Dapur Contoh terbakar\"}";

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Inject
    QuarantineFollower follower;

    @Inject
    QuarantinedRows rows;

    @Inject
    MeterRegistry meters;

    @Test
    void shouldTellWhereAndWhyAndNothingOfWhatItSays() throws Exception {
        // When
        String id = heard(
                "gateway",
                published(
                        "gateway",
                        Map.of(
                                "quarantine_topic", "emergency.incident.v1",
                                "quarantine_partition", "3",
                                "quarantine_offset", "17",
                                "quarantine_reason", "key-mismatch",
                                "quarantine_time", Instant.now().toString())));
        // Then
        supervisor()
                .get("/quarantined?seen=false&limit=500")
                .then()
                .statusCode(200)
                .body(one(id) + ".service", equalTo("gateway"))
                .body(one(id) + ".originalTopic", equalTo("emergency.incident.v1"))
                .body(one(id) + ".originalPartition", equalTo(3))
                .body(one(id) + ".originalOffset", equalTo(17))
                .body(one(id) + ".reason", equalTo("key-mismatch"))
                .body(one(id) + ".bytes", equalTo(VALUE.length()))
                .body(one(id) + ".seenBy", nullValue());
        assertThat(select(database, "SELECT quarantined::text FROM quarantined"))
                .noneMatch(row -> row.contains("Contoh") || row.contains("+62000"));
    }

    @Test
    void shouldGoOnAfterHostileRecords() throws Exception {
        // Given
        Map<String, String> hostile = Map.of(
                "quarantine_topic", "Ani Contoh\0",
                "quarantine_partition", "-1",
                "quarantine_offset", "9".repeat(30),
                "quarantine_reason", "+62000123456",
                "quarantine_time", "+1000000000-12-31T23:59:59Z",
                "content-type", "application/cloudevents+json",
                "ce_id", "\uFFFF".repeat(1000));
        // When
        RecordMetadata first = published("routing", hostile);
        RecordMetadata second = published("monitoring", null, Map.of());
        RecordMetadata third = published("intake", Map.of("quarantine_reason", "unknown-type"));
        // Then
        String id = heard("routing", first);
        heard("monitoring", second);
        heard("intake", third);
        supervisor()
                .get("/quarantined?limit=500")
                .then()
                .body(one(id) + ".originalTopic", equalTo("unknown"))
                .body(one(id) + ".originalOffset", nullValue())
                .body(one(id) + ".reason", equalTo("unknown"))
                .body(one(id) + ".at", notNullValue());
    }

    @Test
    void shouldBeLookedAtByWhoeverIsFirst() {
        // Given
        String id = kept(1, Instant.now());
        // When, Then
        as("role", "supervisor", "centre", "32.73", "who", "ani")
                .post("/quarantined/" + id + "/look")
                .then()
                .statusCode(200)
                .body("seenBy", equalTo("ani"))
                .body("seenAt", notNullValue());
        as("role", "administrator", "centre", "33.74", "who", "budi")
                .post("/quarantined/" + id + "/look")
                .then()
                .statusCode(200)
                .body("seenBy", equalTo("ani"));
        supervisor().get("/quarantined?seen=false&limit=500").then().body("items.id", not(hasItem(id)));
        supervisor().get("/quarantined?seen=true&limit=500").then().body("items.id", hasItem(id));
        assertThat(select(database, "SELECT who || ' ' || what FROM audit WHERE subject = '" + id + "'"))
                .containsExactly("ani QUARANTINE_LOOKED");
        supervisor().post("/quarantined/" + UUID.randomUUID() + "/look").then().statusCode(404);
    }

    @Test
    void shouldBeForSupervisorsAndAdministrators() {
        bandung().get("/quarantined").then().statusCode(403);
        bandung().post("/quarantined/" + UUID.randomUUID() + "/look").then().statusCode(403);
        as("role", "supervisor", "centre", "33.74").get("/quarantined").then().statusCode(200);
    }

    @Test
    void shouldKeepOnceWhatIsHeardTwice() {
        String id = kept(2, Instant.now());
        assertThat(kept(2, Instant.now())).isEqualTo(id);
    }

    @Test
    void shouldPageNewestFirst() {
        // Given
        Instant ahead = Instant.now().plusSeconds(60);
        String oldest = kept(11, ahead);
        String middle = kept(12, ahead.plusSeconds(1));
        String newest = kept(13, ahead.plusSeconds(2));
        // When
        List<String> first =
                supervisor().get("/quarantined?limit=2").then().extract().path("items.id");
        // Then
        assertThat(first).containsExactly(newest, middle);
        supervisor()
                .get("/quarantined?limit=1&cursor=" + middle)
                .then()
                .body("items.id", equalTo(List.of(oldest)))
                .body("next", equalTo(oldest));
        supervisor().get("/quarantined?limit=500").then().body("next", nullValue());
    }

    @Test
    void shouldForgetAfterThirtyDaysAndCountWhatNobodySaw() {
        // Given
        String old = kept(21, Instant.now());
        String young = kept(22, Instant.now());
        sql.update("UPDATE quarantined SET heard_at = now() - interval '31 days' WHERE id = ?::uuid", old);
        // When
        rows.forget();
        rows.count();
        // Then
        assertThat(select(database, "SELECT id FROM quarantined"))
                .contains(young)
                .doesNotContain(old);
        assertThat(meters.get("layanan112.quarantined.unseen").gauge().value())
                .isEqualTo(Double.parseDouble(select(database, "SELECT count(*) FROM quarantined WHERE seen_at IS NULL")
                        .getFirst()));
    }

    /** A record of a partition that the topic does not have, so that none that was published is the same. */
    private String kept(long offset, Instant at) {
        String topic = Topics.quarantine("intake").name();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 999, offset, null, VALUE.getBytes(UTF_8));
        record.headers().add("quarantine_time", at.toString().getBytes(UTF_8));
        follower.keep(new ConsumerRecords<>(Map.of(new TopicPartition(topic, 999), List.of(record)), Map.of()));
        return select(database, "SELECT id FROM quarantined WHERE partition = 999 AND record_offset = " + offset)
                .getFirst();
    }

    private String heard(String service, RecordMetadata where) {
        List<String> found = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> found.addAll(select(
                        database,
                        "SELECT id FROM quarantined WHERE service = '" + service + "' AND partition = "
                                + where.partition() + " AND record_offset = " + where.offset())));
        return found.getFirst();
    }

    private static RecordMetadata published(String service, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        return published(service, VALUE, headers);
    }

    private static RecordMetadata published(String service, @Nullable String value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedStack.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    Topics.quarantine(service).name(), null, value == null ? null : value.getBytes(UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
            return producer.send(record).get();
        }
    }

    private static String one(String id) {
        return "items.find { it.id == '" + id + "' }";
    }

    private static RequestSpecification supervisor() {
        return as("role", "supervisor", "centre", "32.73");
    }
}
