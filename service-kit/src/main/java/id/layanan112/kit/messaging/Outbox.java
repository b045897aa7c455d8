package id.layanan112.kit.messaging;

import id.layanan112.contracts.DomainEvent;
import id.layanan112.contracts.EventCatalogue;
import id.layanan112.kit.ids.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Events that become public with the transaction that made them facts. Rows are written together, right before the
 * commit and thus after the aggregate was locked: their order is the aggregate's order.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class Outbox {
    /** A row is 256 kB at most, checked before the commit: the broker's limit would come after it. */
    static final int MAX_BYTES = 256 * 1024;

    // WHERE gives the transaction its number before a row takes an id: the relay tells by it who may still come.
    private static final String INSERT = """
            INSERT INTO outbox (event_id, topic, record_key, headers, value)
            SELECT r.event_id, r.topic, r.record_key, r.headers::jsonb, r.value
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                 WITH ORDINALITY AS r(event_id, topic, record_key, headers, value, position)
            WHERE pg_current_xact_id() IS NOT NULL
            ORDER BY r.position""";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final CloudEventCodec codec;
    private final InstantSource clock;
    private final OutboxSignal signal;

    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            CloudEventCodec codec,
            InstantSource clock,
            OutboxSignal signal) {
        this.database = database;
        this.transactions = transactions;
        this.codec = codec;
        this.clock = clock;
        this.signal = signal;
    }

    /** Adds an event under a new id to the current transaction. */
    public void add(DomainEvent event) {
        add(Ids.v7(), event);
    }

    /**
     * Adds an event to the current transaction.
     *
     * @throws EventTooLarge when it is over 256 kB: the transaction must not commit
     * @throws IllegalStateException outside of a transaction
     */
    public void add(UUID id, DomainEvent event) {
        Map<String, String> headers = codec.headers(id, event, clock.instant());
        byte[] value = codec.value(event);
        if (value.length > MAX_BYTES) {
            throw new EventTooLarge(event.getClass().getSimpleName(), value.length);
        }
        pending().add(new Row(id, EventCatalogue.topicOf(event).name(), event.key(), json(headers), value));
    }

    private record Row(UUID id, String topic, String key, String headers, byte[] value) {}

    @SuppressWarnings("unchecked")
    private List<Row> pending() {
        List<Row> rows = (List<Row>) transactions.getResource(this);
        if (rows == null) {
            rows = new ArrayList<>();
            transactions.putResource(this, rows);
            transactions.registerInterposedSynchronization(new WriteThenWake(rows));
        }
        return rows;
    }

    private static String json(Map<String, String> headers) {
        try {
            return EventJson.MAPPER.writeValueAsString(headers);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("headers are plain strings", e);
        }
    }

    private void write(List<Row> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    connection.createArrayOf("uuid", rows.stream().map(Row::id).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::topic).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf("text", rows.stream().map(Row::key).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::headers).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(Row::value).toArray(byte[][]::new)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed("outbox", e);
        }
    }

    private final class WriteThenWake implements Synchronization {
        private final List<Row> rows;

        WriteThenWake(List<Row> rows) {
            this.rows = rows;
        }

        @Override
        public void beforeCompletion() {
            write(rows);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.wake();
            }
        }
    }

    /** An event is larger than a row may be. */
    public static final class EventTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EventTooLarge(String event, int bytes) {
            super(event + " has " + bytes + " bytes, " + MAX_BYTES + " are allowed");
        }
    }
}
