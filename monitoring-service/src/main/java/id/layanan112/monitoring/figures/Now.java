package id.layanan112.monitoring.figures;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is so at this moment, whatever day it began: open incidents, orders that wait, surges. Exercises are not in it. */
@ApplicationScoped
public class Now {
    private final Sql sql;

    Now(Sql sql) {
        this.sql = sql;
    }

    /**
     * Of one region, or of what a centre took in none.
     *
     * @param open incidents by type, {@code RESTRICTED} for those that are kept secret
     * @param waiting orders that nobody has accepted
     * @param oldest when the oldest of them was ordered; null when none waits
     */
    public record Standing(
            Map<String, Long> open, long waiting, @Nullable Instant oldest) {
        public static final Standing NOTHING = new Standing(Map.of(), 0, null);

        public long openInAll() {
            return open.values().stream().mapToLong(n -> n).sum();
        }

        public Standing plus(Standing other) {
            Map<String, Long> together = new TreeMap<>(open);
            other.open.forEach((type, n) -> together.merge(type, n, Long::sum));
            return new Standing(together, waiting + other.waiting, earlier(oldest, other.oldest));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }

    /** A surge that has not ended. */
    public record Surge(Place place, Instant startedAt, double callsPerMinute, double usualPerMinute) {}

    /** By smallest scope. */
    public Map<String, Standing> byScope() {
        Map<String, Standing> all = new HashMap<>();
        sql.query(
                "SELECT COALESCE(region, '~' || centre), type, count(*) FROM counts.incident_state"
                        + " WHERE open AND NOT gone AND NOT exercise GROUP BY 1, 2",
                row -> all.merge(
                        row.getString(1),
                        new Standing(Map.of(row.getString(2), row.getLong(3)), 0, null),
                        Standing::plus));
        sql.query(
                "SELECT COALESCE(region, '~' || centre), count(*), min(ordered_at) FROM counts.order_state"
                        + " WHERE standing IN ('WAITING', 'UNFULFILLED') AND NOT gone AND NOT exercise GROUP BY 1",
                row -> all.merge(
                        row.getString(1),
                        new Standing(
                                Map.of(), row.getLong(2), row.getTimestamp(3).toInstant()),
                        Standing::plus));
        return all;
    }

    /** The newest first. */
    public List<Surge> surges() {
        return sql.query(
                "SELECT centre, region, started_at, per_minute, usual FROM counts.surge_state"
                        + " WHERE ended_at IS NULL AND started_at IS NOT NULL AND NOT exercise ORDER BY started_at DESC",
                row -> new Surge(
                        new Place(row.getString(1), row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        row.getDouble(4),
                        row.getDouble(5)));
    }
}
