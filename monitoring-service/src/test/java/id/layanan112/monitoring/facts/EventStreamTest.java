package id.layanan112.monitoring.facts;

import static id.layanan112.monitoring.CallHistories.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.kit.messaging.Progress;
import id.layanan112.monitoring.CallHistories;
import id.layanan112.monitoring.Seeds;
import id.layanan112.monitoring.Stream;
import id.layanan112.monitoring.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "monitoring"))
class EventStreamTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate POISON_DAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate MIXED_DAY = LocalDate.of(2026, 5, 1);
    private static final Duration DRAINED = Duration.ofSeconds(60);

    @Inject
    Told told;

    @Inject
    Progress progress;

    @Inject
    KafkaClientService kafka;

    private final Stream stream = new Stream();

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void shouldCountExactlyWhateverTheOrderAndAgainAfterAReplay() {
        // Given: the past of many calls, in any order, many records twice, some facts told again under another id
        RandomGenerator random = Seeds.random("EventStreamTest");
        CallHistories histories = new CallHistories(
                random,
                List.of("32.73", "31.71", "35.78", "73.71", "91.71", "11.01"),
                IntStream.range(0, 28).mapToObj(MARCH::plusDays).toList());
        List<CallSnapshot> states = histories.of(2_000);
        List<ProducerRecord<byte[], byte[]>> once =
                Stream.records(states.stream().map(Stream::received).toList());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(once);
        for (int i = 0; i < once.size(); i++) {
            records.add(once.get(random.nextInt(once.size())));
        }
        List<CallSnapshot> again = histories.shuffledAndDoubled(states.subList(0, 100));
        records.addAll(Stream.records(again.stream().map(Stream::received).toList()));
        java.util.Collections.shuffle(records, java.util.Random.from(random));
        Map<String, Long> expected = CallHistories.tally(states);
        long facts = once.size() + again.size();

        // When
        stream.send(records);

        // Then
        await().atMost(DRAINED).until(() -> told.facts(MARCH, MARCH.plusDays(27)) == facts);
        assertThat(told.counts(MARCH, MARCH.plusDays(27))).isEqualTo(expected);

        // When: everything comes again
        long before = progress.finished();
        kafka.getConsumer("events")
                .runOnPollingThread(consumer -> {
                    consumer.seekToBeginning(consumer.assignment());
                })
                .await()
                .indefinitely();

        // Then
        await().atMost(DRAINED).until(() -> progress.finished() >= before + records.size());
        assertThat(told.facts(MARCH, MARCH.plusDays(27))).isEqualTo(facts);
        assertThat(told.counts(MARCH, MARCH.plusDays(27))).isEqualTo(expected);
    }

    @Test
    void shouldSetAPoisonRecordAsideByteForByteAndTakeTheNext() {
        // Given
        byte[] key = {(byte) 0xff, 0, 1};
        byte[] value = "{\"call\": \u0000 not json".getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(Topics.CALL.name(), 3, key, value);
        poison.headers()
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                .add("ce_type", "id.layanan112.call.received.v1".getBytes(UTF_8))
                .add("content-type", "application/cloudevents+json; charset=\u0000".getBytes(UTF_8))
                .add("REPLY_TOPIC", "emergency.call.v1".getBytes(UTF_8));
        CallSnapshot good = aCall("32.73", POISON_DAY, CallClass.NORMAL, 1);
        ProducerRecord<byte[], byte[]> next =
                Stream.records(List.of(Stream.received(good))).getFirst();
        ProducerRecord<byte[], byte[]> behind =
                new ProducerRecord<>(next.topic(), 3, next.key(), next.value(), next.headers());

        // When
        stream.send(List.of(poison, behind));

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told.counts(POISON_DAY, POISON_DAY).size() == 1);
        ConsumerRecord<byte[], byte[]> aside = await().atMost(Duration.ofSeconds(20))
                .until(() -> quarantined(key), records -> !records.isEmpty())
                .getFirst();
        assertThat(aside.value()).isEqualTo(value);
        poison.headers()
                .forEach(header -> assertThat(
                                aside.headers().lastHeader(header.key()).value())
                        .isEqualTo(header.value()));
        assertThat(aside.headers().lastHeader("quarantine_topic").value())
                .isEqualTo(Topics.CALL.name().getBytes(UTF_8));
        assertThat(aside.headers().lastHeader("quarantine_reason").value())
                .isEqualTo("malformed-value".getBytes(UTF_8));
    }

    @Test
    void shouldSetAsideWhatTheDatabaseCannotTakeAndKeepTheRestOfTheBatch() {
        // Given: PostgreSQL has no text that holds a NUL
        CallSnapshot bad = aCall("bad\u0000centre", MIXED_DAY, CallClass.NORMAL, 1);
        List<CallSnapshot> good = IntStream.range(0, 20)
                .mapToObj(i -> aCall("32.73", MIXED_DAY, CallClass.NORMAL, 1))
                .toList();
        List<CallSnapshot> all = new ArrayList<>(good);
        all.add(10, bad);

        // When
        stream.send(Stream.records(all.stream().map(Stream::received).toList()));

        // Then
        await().atMost(DRAINED)
                .untilAsserted(() -> assertThat(told.counts(MIXED_DAY, MIXED_DAY))
                        .containsOnly(Map.entry(MIXED_DAY + " 32.73 NORMAL VOICE FIRE false", 20L)));
        assertThat(await().atMost(DRAINED)
                        .until(
                                () -> quarantined(bad.callId().toString().getBytes(UTF_8)),
                                records -> !records.isEmpty()))
                .hasSize(1);
    }

    @Test
    void shouldArchiveNoCiphertext() {
        UUID incident = UUID.randomUUID();

        stream.publish(new IncidentNarrated(incident, 2, "32.73", false, "AAAA-ciphertext", Instant.now(), null, null));

        String archived = await().atMost(DRAINED).until(() -> told.valueOfFact(incident), text -> !text.isEmpty());
        assertThat(archived).contains(incident.toString()).doesNotContain("ciphertext");
    }

    private static List<ConsumerRecord<byte[], byte[]>> quarantined(byte[] key) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedStack.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            String topic = Topics.quarantine("monitoring").name();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(end -> end)
                    .sum();
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    left--;
                    if (java.util.Arrays.equals(key, record.key())) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }
}
