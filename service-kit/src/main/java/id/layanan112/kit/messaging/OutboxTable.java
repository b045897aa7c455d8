package id.layanan112.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.kit.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** The outbox as the relay sees it: oldest first, gone when acknowledged, held back when it can never be published. */
final class OutboxTable {
    private static final Logger LOG = Logger.getLogger(OutboxTable.class);
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};
    // One relay for each role that has rows of its own (see the gateway's lanes): none waits for another's.
    private static final String LOCK = "SELECT pg_try_advisory_lock(112001 + CASE WHEN tableowner = current_user THEN 0"
            + " ELSE abs(hashtext(current_user)::bigint) END) FROM pg_tables"
            + " WHERE tablename = 'outbox' AND schemaname = current_schema()";
    private static final int BATCH = 1000;

    // Never "id > last": a lower id can commit later. What is published is deleted instead, and the mark is only where
    // nothing can be left. NOT IN reads what is held once; NOT EXISTS was planned while the table was empty, and
    // compared every row with every other of a backlog.
    private static final String NEXT = """
            SELECT id, topic, record_key, headers, value FROM outbox
            WHERE id > ? AND (topic, record_key) NOT IN (SELECT topic, record_key FROM outbox WHERE held IS NOT NULL)
            ORDER BY id LIMIT %d""".formatted(BATCH);
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";
    private static final String HOLD = "UPDATE outbox SET held = ? WHERE id = ?";

    enum Result {
        EMPTY,
        FULL,
        FAILED
    }

    private record Row(long id, String key, ProducerRecord<byte[], byte[]> record) {}

    private final KafkaPublisher publisher;
    private final MeterRegistry meters;
    private final Traces traces;
    private final InstantSource clock;
    private OutboxMark mark = new OutboxMark();

    OutboxTable(KafkaPublisher publisher, MeterRegistry meters, Traces traces, InstantSource clock) {
        this.publisher = publisher;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /** True when this session is the relay now, until it ends. */
    boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            row.next();
            boolean locked = row.getBoolean(1);
            if (locked) {
                // Another database may be behind this connection: nothing is known of its ids.
                mark = new OutboxMark();
                // A delete that is lost in a crash only repeats a record, and a repeat has no effect.
                statement.execute("SET synchronous_commit = off");
                // What is deleted stays in the table until it is vacuumed, thousands of rows a second: a planner who
                // last saw it empty would read all of them at each turn.
                statement.execute("SET enable_seqscan = off");
                statement.execute("SET enable_bitmapscan = off");
            }
            return locked;
        }
    }

    /** Publishes the oldest rows, in waves in which each key stands once: no later row overtakes one that fails. */
    Result publishSome(Connection connection) throws SQLException {
        List<Row> rows = next(connection);
        for (List<Row> wave : waves(rows)) {
            if (!publish(connection, wave)) {
                return Result.FAILED;
            }
        }
        return rows.size() == BATCH ? Result.FULL : Result.EMPTY;
    }

    /** The n-th row of each key goes with the n-th wave. */
    private static List<List<Row>> waves(List<Row> rows) {
        Map<String, Integer> seen = new HashMap<>();
        List<List<Row>> waves = new ArrayList<>();
        for (Row row : rows) {
            int wave = seen.merge(row.key(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private boolean publish(Connection connection, List<Row> wave) throws SQLException {
        List<Optional<PublishFailed>> results =
                publisher.send(wave.stream().map(Row::record).toList());
        List<Long> published = new ArrayList<>(wave.size());
        boolean passed = true;
        for (int i = 0; i < wave.size(); i++) {
            Optional<PublishFailed> failure = results.get(i);
            if (failure.isEmpty()) {
                published.add(wave.get(i).id());
                trace(wave.get(i).record());
            } else if (failure.get().retriable()) {
                passed = false;
            } else {
                hold(connection, wave.get(i), failure.get());
                // The rows behind it in this batch must not overtake it: read again.
                passed = false;
            }
        }
        delete(connection, published);
        return passed;
    }

    private void trace(ProducerRecord<byte[], byte[]> record) {
        if (traces.on()) {
            traces.published(
                    CloudEventCodec.text(record, "traceparent"),
                    String.valueOf(CloudEventCodec.text(record, "ce_type")),
                    Instant.parse(String.valueOf(CloudEventCodec.text(record, "ce_recordedtime"))),
                    clock.instant());
        }
    }

    private List<Row> next(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, mark.passed(connection));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String topic = row.getString(2);
                    String key = row.getString(3);
                    rows.add(new Row(
                            row.getLong(1),
                            topic + '/' + key,
                            CloudEventCodec.record(topic, key, headers(row.getString(4)), row.getBytes(5))));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> headers(String json) {
        try {
            return EventJson.MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of an outbox row", e);
        }
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private void hold(Connection connection, Row row, PublishFailed failure) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
            hold.setString(1, String.valueOf(failure.getMessage()));
            hold.setLong(2, row.id());
            hold.executeUpdate();
        }
        meters.counter("layanan112.outbox.held").increment();
        LOG.errorf(
                "OUTBOX HELD row %d (%s): its aggregate waits; see docs/runbooks/outbox.md",
                row.id(), failure.getMessage());
    }
}
