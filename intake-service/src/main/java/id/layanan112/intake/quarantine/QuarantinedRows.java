package id.layanan112.intake.quarantine;

import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Quarantined records in the database, as long as their topics keep them. */
@ApplicationScoped
public class QuarantinedRows {
    private static final String SELECT = "SELECT id, service, topic, partition, record_offset, original_topic,"
            + " original_partition, original_offset, reason, quarantined_at, bytes, seen_by, seen_at FROM quarantined ";

    private final Sql sql;
    private final AtomicLong unseen = new AtomicLong();

    QuarantinedRows(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        // Not layanan112.quarantined: that is the counter of what this service set aside itself.
        meters.gauge("layanan112.quarantined.unseen", unseen);
    }

    /** In the current transaction; one that is known is kept as it is. */
    void keep(List<SetAside> records) {
        sql.batch(
                "INSERT INTO quarantined (id, topic, partition, record_offset, service, original_topic,"
                        + " original_partition, original_offset, reason, quarantined_at, bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                records.stream()
                        .map(one -> new @Nullable Object[] {
                            Ids.v7(),
                            one.topic(),
                            one.partition(),
                            one.offset(),
                            one.service(),
                            one.originalTopic(),
                            one.originalPartition(),
                            one.originalOffset(),
                            one.reason(),
                            one.at(),
                            one.bytes()
                        })
                        .toList());
    }

    /**
     * Newest first.
     *
     * @param seen only those that somebody has looked at, or nobody; all when it is null
     * @param after the last of the page before, or null for the first
     */
    public List<Quarantined> page(@Nullable Boolean seen, @Nullable UUID after, int size) {
        return sql.query(
                SELECT + "WHERE (?::boolean IS NULL OR (seen_at IS NOT NULL) = ?)"
                        + " AND (?::uuid IS NULL OR (quarantined_at, id) <"
                        + " (SELECT quarantined_at, id FROM quarantined WHERE id = ?))"
                        + " ORDER BY quarantined_at DESC, id DESC LIMIT ?",
                QuarantinedRows::row,
                seen,
                seen,
                after,
                after,
                size);
    }

    Optional<Quarantined> find(UUID id) {
        return sql.first(SELECT + "WHERE id = ?", QuarantinedRows::row, id);
    }

    /** @return false when somebody has looked at it before */
    boolean look(UUID id, String by) {
        return sql.update(
                        "UPDATE quarantined SET seen_by = ?, seen_at = now() WHERE id = ? AND seen_at IS NULL", by, id)
                == 1;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        unseen.set(sql.first("SELECT count(*) FROM quarantined WHERE seen_at IS NULL", row -> row.getLong(1))
                .orElseThrow());
    }

    /** By when it was heard of: the record's own time may be anything. */
    @Scheduled(every = "1h", delayed = "7m")
    @Transactional
    void forget() {
        sql.update("DELETE FROM quarantined WHERE heard_at < now() - interval '30 days'");
    }

    private static Quarantined row(ResultSet row) throws SQLException {
        return new Quarantined(
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("original_topic"),
                row.getObject("original_partition", Integer.class),
                row.getObject("original_offset", Long.class),
                row.getString("reason"),
                Objects.requireNonNull(Sql.instant(row, "quarantined_at")),
                row.getLong("bytes"),
                row.getString("seen_by"),
                Sql.instant(row, "seen_at"));
    }
}
