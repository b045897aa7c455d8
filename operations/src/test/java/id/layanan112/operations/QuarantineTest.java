package id.layanan112.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Topics;
import id.layanan112.embedded.Broker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person types them, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineTest {
    private static final String GATEWAY = Topics.quarantine("gateway").name();
    private static final String ORDERS = "emergency.dispatch-order.fire.v1";
    /** No text in any encoding, so that nothing on its way can have been taken for one. */
    private static final byte[] VALUE = {0, (byte) 0xff, 13, 10, (byte) 0xc3, 0x28, 0};

    @TempDir
    Path folder = Path.of("");

    private Broker broker;
    private final Kafka kafka = new Kafka();

    private record Said(int code, String out, String err) {}

    @BeforeAll
    void start(@TempDir Path parts) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            free.close();
            broker = Broker.start(parts.resolve("kafka"), free.getLocalPort());
        }
        kafka.bootstrap = broker.bootstrap();
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldPublishAgainByteForByteWhereItCameFrom() throws InterruptedException {
        String place = aside("handler-failed", ORDERS);

        Said only = run("quarantine", "replay", place, "--reason", "mended");
        assertThat(only.code()).isZero();
        assertThat(only.out()).contains("Would publish " + place).contains("With --yes it does");
        assertThat(all(ORDERS)).isEmpty();

        Said done = run("quarantine", "replay", place, "--reason", "mended", "--yes");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("Published " + place + " (handler-failed) as " + ORDERS + "/")
                .contains("mended");
        assertThat(all(ORDERS)).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(VALUE);
            assertThat(record.key()).isEqualTo("incident".getBytes(UTF_8));
            List<String> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(header.key() + "=" + new String(header.value(), UTF_8));
            }
            assertThat(headers).containsExactly("ce_id=1", "x-foreign=2", "ce_id=3");
        });
    }

    @Test
    void shouldListWhatWasSetAsideAndNeverWhatItSays() throws InterruptedException {
        String place = aside("malformed-value", "emergency.call.v1");
        Said said = run("quarantine", "list", "--service", "gateway");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains(place).contains("malformed-value").contains("emergency.call.v1/3/9");
        assertThat(run("quarantine", "list", "--service", "routing").out()).contains("Nothing was set aside");
        assertThat(run("quarantine", "list", "--service", "gatway").err()).contains("There is no service gatway");
    }

    @Test
    void shouldShowOneAndWriteItsBytesToAFileOnly() throws Exception {
        String place = aside("unknown-type", ORDERS);
        Path file = folder.resolve("value");
        Said said = run("quarantine", "show", place, "--value", file.toString());
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("unknown-type")
                .contains("ce_id 1")
                .contains("x-foreign (1 bytes)")
                .contains("delete it when you are done");
        assertThat(Files.readAllBytes(file)).isEqualTo(VALUE);
    }

    @Test
    void shouldRefuseWhatTheProducerHasToMend() throws InterruptedException {
        String place = aside("exercise-mismatch", "emergency.incident.v1");
        Said refused = run("quarantine", "replay", place, "--reason", "because", "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("exercise-mismatch").contains("--force");
        assertThat(all("emergency.incident.v1")).isEmpty();
        assertThat(run("quarantine", "replay", place, "--reason", "because", "--yes", "--force")
                        .code())
                .isZero();
        assertThat(all("emergency.incident.v1")).hasSize(1);
    }

    @Test
    void shouldRefuseATopicThatIsNotOurs() throws InterruptedException {
        String place = aside("handler-failed", "somebody.elses.v1");
        Said refused = run("quarantine", "replay", place, "--reason", "because", "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("does not say a topic of ours");
    }

    @Test
    void shouldSayWhatIsWrongWithAPlace() {
        assertThat(run("quarantine", "show", GATEWAY + "/0/999999").err()).contains("There is no record at");
        assertThat(run("quarantine", "show", "emergency.call.v1/0/0").err()).contains("no topic of what was set aside");
        assertThat(run("quarantine", "show", "elsewhere").err()).contains("Give TOPIC/PARTITION/OFFSET");
        assertThat(run("quarantine", "replay", GATEWAY + "/0/0").code()).isEqualTo(2);
    }

    private String aside(String reason, String topic) throws InterruptedException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(GATEWAY, "incident".getBytes(UTF_8), VALUE);
        record.headers().add("ce_id", "1".getBytes(UTF_8));
        record.headers().add("x-foreign", "2".getBytes(UTF_8));
        record.headers().add("ce_id", "3".getBytes(UTF_8));
        record.headers().add("quarantine_topic", topic.getBytes(UTF_8));
        record.headers().add("quarantine_partition", "3".getBytes(UTF_8));
        record.headers().add("quarantine_offset", "9".getBytes(UTF_8));
        record.headers().add("quarantine_reason", reason.getBytes(UTF_8));
        record.headers().add("quarantine_time", "2026-11-27T03:00:00Z".getBytes(UTF_8));
        RecordMetadata there = kafka.publish(record);
        return there.topic() + "/" + there.partition() + "/" + there.offset();
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long wanted = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(end -> end)
                    .sum();
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (all.size() < wanted) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private Said run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--kafka=" + broker.bootstrap());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
