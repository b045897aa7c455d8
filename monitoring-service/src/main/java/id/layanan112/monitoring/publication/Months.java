package id.layanan112.monitoring.publication;

import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.Counting;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.ledger.Subject;
import id.layanan112.monitoring.publication.MonthlyIncidents.Published;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes each month's incidents by type once, when it is over, and never again: corrections would tell small numbers. */
@ApplicationScoped
class Months {
    private static final Logger LOG = Logger.getLogger(Months.class);
    private static final int BEHIND = 24;

    private final Sql sql;
    private final Tally tally;
    private final Counting counting;
    private final DailyCalls calls;
    private final ClosedDays closed;
    private final PublicationSettings settings;

    Months(Sql sql, Tally tally, Counting counting, DailyCalls calls, ClosedDays closed, PublicationSettings settings) {
        this.sql = sql;
        this.tally = tally;
        this.counting = counting;
        this.calls = calls;
        this.closed = closed;
        this.settings = settings;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishWhatIsOver() {
        try {
            YearMonth newest = closed.newestMonth();
            Optional<YearMonth> last = all().stream().findFirst();
            YearMonth next = last.map(month -> month.plusMonths(1)).orElse(newest.minusMonths(BEHIND));
            for (YearMonth month = next; !month.isAfter(newest); month = month.plusMonths(1)) {
                publish(month);
            }
        } catch (DatabaseFailed e) {
            LOG.warnf("months cannot be published now: %s", e.getMessage());
        }
    }

    /** Does nothing for a month that is published already. */
    void publish(YearMonth month) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Nothing is counted while it is read: both tables are of one moment.
            counting.lock();
            List<String> periods = List.of(month.toString());
            Map<String, Long> callsOfRegions = calls.totals(periods);
            if (callsOfRegions.isEmpty()) {
                // Nothing is known of it yet, or nobody has called: there is nothing to be shown.
                return;
            }
            int begun = sql.update(
                    "INSERT INTO published_month (month) VALUES (?) ON CONFLICT DO NOTHING", month.toString());
            if (begun == 0) {
                return;
            }
            List<Published> cells =
                    MonthlyIncidents.of(settings.openTypes(), tally.ofAll(Subject.INCIDENT, periods), callsOfRegions);
            sql.batch(
                    "INSERT INTO published_incidents (month, scope, type, incidents) VALUES (?, ?, ?, ?)",
                    cells.stream()
                            .map(cell -> new @Nullable Object[] {
                                month.toString(), cell.scope(), cell.type(), cell.incidents()
                            })
                            .toList());
        });
    }

    /** The newest first. */
    List<YearMonth> all() {
        return sql.query(
                "SELECT month FROM published_month ORDER BY month DESC", row -> YearMonth.parse(row.getString(1)));
    }

    Optional<Instant> publishedAt(YearMonth month) {
        return sql.first(
                "SELECT published_at FROM published_month WHERE month = ?",
                row -> row.getTimestamp(1).toInstant(),
                month.toString());
    }

    /** In the order of scopes and types. */
    List<Published> of(YearMonth month) {
        return sql.query(
                "SELECT scope, type, incidents FROM published_incidents WHERE month = ? ORDER BY scope, type",
                row -> new Published(row.getString(1), row.getString(2), incidents(row)),
                month.toString());
    }

    private static @Nullable Long incidents(java.sql.ResultSet row) throws SQLException {
        long n = row.getLong(3);
        return row.wasNull() ? null : n;
    }
}
