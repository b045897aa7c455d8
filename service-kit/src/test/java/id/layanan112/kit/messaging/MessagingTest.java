package id.layanan112.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.RouteEvent.PolicyActivated;
import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The promises of outbox, inbox, consumers and quarantine, against a real broker and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class MessagingTest {
    private static final Instant AT = Instant.parse("2026-11-23T07:05:09Z");

    @Inject
    Outbox outbox;

    @Inject
    EventConsumer consumer;

    @Inject
    StatelessConsumer stateless;

    @Inject
    CloudEventCodec codec;

    @Inject
    Sql sql;

    @Inject
    AgroalDataSource database;

    /** A process that stands still within a transaction would keep what the relay deletes. */
    @Test
    void shouldEndSessionsThatStandStill() {
        assertThat(sql.first("SHOW idle_in_transaction_session_timeout", row -> row.getString(1)))
                .contains("30s");
    }

    @Test
    void shouldPublishWhatIsCommittedInItsOrder() {
        UUID call = Ids.v7();

        QuarkusTransaction.requiringNew().run(() -> {
            for (int version = 1; version <= 5; version++) {
                outbox.add(call(call, version));
            }
        });

        await().untilAsserted(() -> assertThat(published(call)).containsExactly(1L, 2L, 3L, 4L, 5L));
        await().untilAsserted(() ->
                assertThat(rows("outbox WHERE record_key = '" + call + "'")).isZero());
    }

    /** As after an outage of the broker: the planner still believes what it saw of an empty table. */
    @Test
    void shouldPublishABacklogThatNoPlanExpected() {
        sql.update("ALTER TABLE outbox SET (autovacuum_enabled = false)");
        sql.update("ANALYZE outbox");
        sql.update(
                "INSERT INTO outbox (event_id, topic, record_key, headers, value)"
                        + " SELECT gen_random_uuid(), ?, 'backlog-' || n, '{}', 'x' FROM generate_series(1, 60000) n",
                Topics.CENTRE.name());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows("outbox WHERE record_key LIKE 'backlog-%'"))
                        .isZero());
        sql.update("ALTER TABLE outbox RESET (autovacuum_enabled)");
    }

    /** A transaction takes its ids before it commits: others with higher ids are long gone by then. */
    @Test
    void shouldPublishWhatCommitsLongAfterHigherIds() throws Exception {
        UUID late = Ids.v7();
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (PreparedStatement insert = slow.prepareStatement("INSERT INTO outbox"
                    + " (event_id, topic, record_key, headers, value) VALUES (gen_random_uuid(), ?, ?, '{}', 'x')")) {
                insert.setString(1, Topics.CENTRE.name());
                insert.setString(2, late.toString());
                insert.executeUpdate();
            }
            for (int i = 0; i < 20; i++) {
                UUID early = Ids.v7();
                QuarkusTransaction.requiringNew().run(() -> outbox.add(call(early, 1)));
                await().until(() -> rows("outbox WHERE record_key = '" + early + "'") == 0);
                // The relay looks for its mark several times meanwhile.
                Thread.sleep(100);
            }
            slow.commit();
        }

        await().untilAsserted(() ->
                assertThat(rows("outbox WHERE record_key = '" + late + "'")).isZero());
    }

    /** As an operator lets go of a row that was held, see docs/runbooks/outbox.md. */
    @Test
    void shouldPublishWhatWasHeldOnceItIsLetGo() throws Exception {
        String key = Ids.v7().toString();
        sql.update(
                "INSERT INTO outbox (event_id, topic, record_key, headers, value, held)"
                        + " VALUES (gen_random_uuid(), ?, ?, '{}', 'x', 'a test')",
                Topics.CENTRE.name(),
                key);
        for (int i = 0; i < 10; i++) {
            QuarkusTransaction.requiringNew().run(() -> outbox.add(call(Ids.v7(), 1)));
            // As above.
            Thread.sleep(100);
        }
        assertThat(rows("outbox WHERE record_key = '" + key + "'")).isEqualTo(1);

        sql.update("UPDATE outbox SET held = NULL WHERE record_key = ?", key);

        await().untilAsserted(() ->
                assertThat(rows("outbox WHERE record_key = '" + key + "'")).isZero());
    }

    @Test
    void shouldPublishNothingOfARollback() {
        UUID undone = Ids.v7();
        UUID done = Ids.v7();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(call(undone, 1));
                    throw new IllegalStateException("undo");
                }));
        QuarkusTransaction.requiringNew().run(() -> outbox.add(call(done, 1)));

        await().untilAsserted(() -> assertThat(published(done)).hasSize(1));
        assertThat(published(undone)).isEmpty();
    }

    @Test
    void shouldRefuseAnEventThatIsTooLargeBeforeTheCommit() {
        assertThatExceptionOfType(Outbox.EventTooLarge.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.add(new PolicyActivated("x".repeat(Outbox.MAX_BYTES), "ID", 1, AT))));
    }

    @Test
    void shouldHoldBackOnlyTheAggregateThatCannotBePublished() {
        UUID other = Ids.v7();
        String topic = Topics.CALL.name();
        UUID held = Ids.v7();
        sql.update(
                "INSERT INTO outbox (event_id, topic, record_key, headers, value) VALUES (?, ?, ?, '{}', ?)",
                Ids.v7(),
                topic,
                held.toString(),
                new byte[3 * 1_048_576]);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.add(call(held, 2));
            outbox.add(call(other, 1));
        });

        await().untilAsserted(() -> assertThat(published(other)).hasSize(1));
        await().untilAsserted(
                        () -> assertThat(rows("outbox WHERE held IS NOT NULL")).isEqualTo(1));
        assertThat(published(held)).isEmpty();
        sql.update("DELETE FROM outbox WHERE record_key = ?", held.toString());
    }

    @Test
    void shouldGiveAnEventItsEffectOnce() {
        ProducerRecord<byte[], byte[]> event = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);

        consumer.consume("once", poll(event, event), this::effect);
        consumer.consume("once", poll(event), this::effect);

        assertThat(rows("effect WHERE event_id = '" + id(event) + "'")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheGoodRecordsOfABatchAndSetTheBadOneAside() {
        ProducerRecord<byte[], byte[]> good = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);
        ProducerRecord<byte[], byte[]> bad = codec.encode(Ids.v7(), call(Ids.v7(), 2), AT);
        ProducerRecord<byte[], byte[]> next = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);

        consumer.consume("isolate", poll(good, bad, next), event -> {
            effect(event);
            if (event.event().sequence() == 2) {
                throw new IllegalStateException("cannot be handled");
            }
            return Outcome.done();
        });

        assertThat(rows("effect WHERE event_id = '" + id(good) + "'")).isEqualTo(1);
        assertThat(rows("effect WHERE event_id = '" + id(next) + "'")).isEqualTo(1);
        assertThat(rows("effect WHERE event_id = '" + id(bad) + "'")).isZero();
        assertThat(rows("inbox WHERE event_id = '" + id(bad) + "'")).isZero();
        assertQuarantined(bad, "handler-failed");
    }

    @Test
    void shouldQuarantineAPoisonRecordByteForByteAndGoOn() {
        byte[] poison = {0, 1, (byte) 0xff, (byte) 0xfe, '{', 13, 10};
        ProducerRecord<byte[], byte[]> bad =
                new ProducerRecord<>(Topics.CALL.name(), ("key-" + Ids.v7()).getBytes(UTF_8), poison);
        bad.headers().add("content-type", "\u0000nonsense".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> good = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);

        consumer.consume("poison", poll(bad, good), this::effect);

        assertThat(rows("effect WHERE event_id = '" + id(good) + "'")).isEqualTo(1);
        assertQuarantined(bad, "not-a-cloudevent");
    }

    @Test
    void shouldTryAgainUntilItIsDone() {
        ProducerRecord<byte[], byte[]> event = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);
        AtomicInteger attempts = new AtomicInteger();

        consumer.consume("retry", poll(event), incoming -> {
            effect(incoming);
            return attempts.incrementAndGet() < 6 ? Outcome.retry("not yet") : Outcome.done();
        });

        assertThat(attempts).hasValue(6);
        assertThat(rows("effect WHERE event_id = '" + id(event) + "'")).isEqualTo(1);
    }

    @Test
    void shouldIsolateWithoutADatabaseToo() {
        ProducerRecord<byte[], byte[]> good = codec.encode(Ids.v7(), call(Ids.v7(), 1), AT);
        ProducerRecord<byte[], byte[]> bad = codec.encode(Ids.v7(), call(Ids.v7(), 2), AT);
        List<UUID> done = new ArrayList<>();

        stateless.consume(
                "stateless",
                poll(good, bad),
                events -> events.stream()
                        .map(event -> {
                            if (event.event().sequence() == 2) {
                                throw new IllegalStateException("cannot be handled");
                            }
                            done.add(event.id());
                            return Outcome.done();
                        })
                        .toList());

        assertThat(done).contains(id(good)).doesNotContain(id(bad));
        assertQuarantined(bad, "handler-failed");
    }

    private Outcome effect(IncomingEvent event) {
        sql.update("INSERT INTO effect VALUES (?, 'x')", event.id());
        return Outcome.done();
    }

    private void assertQuarantined(ProducerRecord<byte[], byte[]> record, String reason) {
        List<ConsumerRecord<byte[], byte[]>> copies = TestBroker.read(
                Topics.quarantine("monitoring").name(), copy -> Arrays.equals(copy.key(), record.key()));
        assertThat(copies).hasSize(1);
        ConsumerRecord<byte[], byte[]> copy = copies.getFirst();
        assertThat(copy.value()).isEqualTo(record.value());
        record.headers()
                .forEach(header -> assertThat(
                                copy.headers().lastHeader(header.key()).value())
                        .isEqualTo(header.value()));
        assertThat(new String(copy.headers().lastHeader("quarantine_reason").value(), UTF_8))
                .isEqualTo(reason);
        assertThat(new String(copy.headers().lastHeader("quarantine_topic").value(), UTF_8))
                .isEqualTo(record.topic());
    }

    private List<Long> published(UUID call) {
        return TestBroker.read(Topics.CALL.name(), record -> call.toString().equals(new String(record.key(), UTF_8)))
                .stream()
                .map(record -> Long.parseLong(
                        new String(record.headers().lastHeader("ce_sequence").value(), UTF_8)))
                .toList();
    }

    private long rows(String from) {
        return sql.first("SELECT count(*) FROM " + from, row -> row.getLong(1)).orElseThrow();
    }

    private static UUID id(ProducerRecord<byte[], byte[]> record) {
        return UUID.fromString(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
    }

    @SafeVarargs
    private static ConsumerRecords<byte[], byte[]> poll(ProducerRecord<byte[], byte[]>... records) {
        List<ConsumerRecord<byte[], byte[]>> all = IntStream.range(0, records.length)
                .mapToObj(offset -> new ConsumerRecord<>(
                        records[offset].topic(),
                        0,
                        offset,
                        0,
                        null,
                        0,
                        0,
                        records[offset].key(),
                        records[offset].value(),
                        records[offset].headers(),
                        Optional.<Integer>empty()))
                .toList();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new LinkedHashMap<>();
        byPartition.put(new TopicPartition(records[0].topic(), 0), all);
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    private static CallReceived call(UUID callId, long version) {
        return new CallReceived(
                new CallSnapshot(
                        callId,
                        version,
                        "32.73",
                        "32.73",
                        LocalDate.of(2026, 11, 23),
                        CallClass.INFORMATION,
                        CallChannel.VOICE,
                        AT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                AT);
    }
}
