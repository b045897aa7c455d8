package id.layanan112.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.Topics;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a restored database of intake lacks: calls and incidents whose state was published, and that are not there, or
 * only in an older state. Reads alone.
 */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = {
            "Bukti setelah pemulihan. Names every call and incident that was published and that the database of intake has",
            "not, or only as it was before. Reads with the rights of intake's user. Exit 0: nothing is missing; 1: something is."
        })
final class ProofCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(500);

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    Kafka kafka = new Kafka();

    @Option(
            names = "--intake-db",
            required = true,
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST/intake of the restored database")
    String database = "";

    @Option(
            names = "--user",
            defaultValue = "intake",
            description = "who may read it (${DEFAULT-VALUE}); PGPASSWORD has the password")
    String user = "intake";

    /** What was published last of one call or incident. */
    private record Published(long version, String at, String region) {}

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        String password = System.getenv("PGPASSWORD");
        try (Connection connection = DriverManager.getConnection(database, user, password == null ? "" : password)) {
            connection.setReadOnly(true);
            long missing = compare(
                    connection, Topics.CALL, "call", "SELECT call_id, version FROM call WHERE call_id = ANY (?)", out);
            missing += compare(
                    connection,
                    Topics.INCIDENT,
                    "incident",
                    "SELECT incident_id, revision FROM incident WHERE incident_id = ANY (?)",
                    out);
            out.println(
                    missing == 0 ? "Tidak ada yang hilang. Nothing is missing." : missing + " are missing or older");
            out.flush();
            return missing == 0 ? 0 : 1;
        }
    }

    private long compare(Connection connection, Topic topic, String what, String query, PrintWriter out)
            throws SQLException {
        Map<UUID, Published> published = published(topic);
        Map<UUID, Long> stored = stored(connection, query, published.keySet().toArray(UUID[]::new));
        long missing = 0;
        // By id, which is by time: they are UUIDs of version 7.
        for (Map.Entry<UUID, Published> one : published.entrySet()) {
            Long version = stored.get(one.getKey());
            if (version == null || version < one.getValue().version()) {
                missing++;
                out.printf(
                        "%-8s %s %s: published state %d of %s, %s%n",
                        what,
                        one.getKey(),
                        one.getValue().region(),
                        one.getValue().version(),
                        one.getValue().at(),
                        version == null ? "not in the database" : "in the database as state " + version);
            }
        }
        out.printf(
                "%,d %ss published within %s, %,d of them missing or older%n",
                published.size(), what, days(topic), missing);
        return missing;
    }

    private static String days(Topic topic) {
        return Objects.requireNonNull(topic.retention(), "no compacted topic").toDays() + " days";
    }

    private Map<UUID, Published> published(Topic topic) {
        Map<UUID, Published> newest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(newest, record));
            }
        }
        return newest;
    }

    /** What is no event of ours is quarantine's matter. */
    private static void take(Map<UUID, Published> newest, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        try {
            UUID id = UUID.fromString(new String(record.key(), UTF_8));
            Published one = new Published(
                    Long.parseLong(text(record, "ce_sequence")),
                    text(record, "ce_time"),
                    text(record, "ce_regioncode").isEmpty() ? "-" : text(record, "ce_regioncode"));
            newest.merge(id, one, (a, b) -> a.version() >= b.version() ? a : b);
        } catch (IllegalArgumentException e) {
            // No key, no number: whoever reads it sets it aside.
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    private static Map<UUID, Long> stored(Connection connection, String query, UUID[] ids) throws SQLException {
        Map<UUID, Long> stored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return stored;
    }
}
