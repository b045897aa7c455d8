package id.layanan112.intake.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Topics;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetAsideTest {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    @Test
    void shouldTakeWhatAServiceSays() {
        ConsumerRecord<byte[], byte[]> record = record();
        header(record, "quarantine_topic", "emergency.call.v1");
        header(record, "quarantine_partition", "7");
        header(record, "quarantine_offset", "1234567");
        header(record, "quarantine_reason", "not-a-cloudevent");
        header(record, "quarantine_time", "2026-11-24T19:59:00Z");
        assertThat(SetAside.of(record, NOW))
                .isEqualTo(new SetAside(
                        Topics.quarantine("routing").name(),
                        3,
                        42,
                        "routing",
                        "emergency.call.v1",
                        7,
                        1234567L,
                        "not-a-cloudevent",
                        Instant.parse("2026-11-24T19:59:00Z"),
                        5));
    }

    @Test
    void shouldTakeTheLastWordOfAHeader() {
        ConsumerRecord<byte[], byte[]> record = record();
        header(record, "quarantine_reason", "forged");
        header(record, "quarantine_reason", "handler-failed");
        assertThat(SetAside.of(record, NOW).reason()).isEqualTo("handler-failed");
    }

    @Test
    void shouldNotKnowWhatIsMissing() {
        assertThat(SetAside.of(record(), NOW)).isEqualTo(unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+62000123456",
                "Ani Contoh",
                "\0",
                "-1",
                "99999999999999999999",
                "ａｎｉ",
                "2026-11-24T20:06:00Z",
                "2020-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "emergency.call.v2",
                "<script>alert(1)</script>"
            })
    void shouldNotBelieveWhatCannotBe(String hostile) {
        ConsumerRecord<byte[], byte[]> record = record();
        all(record, hostile.getBytes(UTF_8));
        assertThat(SetAside.of(record, NOW)).isEqualTo(unknown());
    }

    @Test
    void shouldTakeAnyBytesWithoutFailing() {
        Random random = new Random(112);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            ConsumerRecord<byte[], byte[]> record = record();
            all(record, bytes);
            assertThat(SetAside.of(record, NOW).originalTopic()).isEqualTo("unknown");
        }
        ConsumerRecord<byte[], byte[]> nothing =
                new ConsumerRecord<>(Topics.quarantine("routing").name(), 3, 42, null, null);
        nothing.headers().add("quarantine_topic", null);
        assertThat(SetAside.of(nothing, NOW).bytes()).isZero();
    }

    private static SetAside unknown() {
        return new SetAside(
                Topics.quarantine("routing").name(), 3, 42, "routing", "unknown", null, null, "unknown", NOW, 5);
    }

    private static void all(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        for (String name : new String[] {"topic", "partition", "offset", "reason", "time"}) {
            record.headers().add("quarantine_" + name, value);
        }
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>(
                Topics.quarantine("routing").name(), 3, 42, "key".getBytes(UTF_8), "value".getBytes(UTF_8));
    }
}
