package id.layanan112.monitoring.publication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.Counting;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.ledger.Subject;
import id.layanan112.monitoring.publication.MonthlyIncidents.Published;
import id.layanan112.monitoring.rebuild.Rebuilds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private static final Duration LONGEST = Duration.ofDays(45);

    // Asked for with every request of anybody.
    private final Cache<String, List<YearMonth>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

    private final Sql sql;
    private final Tally tally;
    private final Counting counting;
    private final DailyCalls calls;
    private final ClosedDays closed;
    private final Centres centres;
    private final Rebuilds rebuilds;
    private final PublicationSettings settings;
    private final InstantSource clock;

    Months(
            Sql sql,
            Tally tally,
            Counting counting,
            DailyCalls calls,
            ClosedDays closed,
            Centres centres,
            Rebuilds rebuilds,
            PublicationSettings settings,
            InstantSource clock) {
        this.sql = sql;
        this.tally = tally;
        this.counting = counting;
        this.calls = calls;
        this.closed = closed;
        this.centres = centres;
        this.rebuilds = rebuilds;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishWhatIsOver() {
        try {
            YearMonth newest = closed.newestMonth();
            List<YearMonth> published = all();
            // What came before the first one is history that comes in pieces: nobody could say that a month of it is
            // whole.
            YearMonth next = published.stream()
                    .findFirst()
                    .map(month -> month.plusMonths(1))
                    .orElse(newest);
            for (YearMonth month = next;
                    !month.isAfter(newest) && everythingIsHere(month);
                    month = month.plusMonths(1)) {
                publish(month);
            }
        } catch (DatabaseFailed e) {
            LOG.warnf("months cannot be published now: %s", e.getMessage());
        }
    }

    /** It is published once and for all: not while figures are derived, nor before every centre is complete past it. */
    private boolean everythingIsHere(YearMonth month) {
        if (rebuilds.running().isPresent()) {
            return false;
        }
        Instant end = closed.closingOf(month.atEndOfMonth());
        // A centre whose line is away is waited for, but not for ever.
        boolean waitedLong = clock.instant().isAfter(end.plus(LONGEST));
        List<Freshness> reporting = centres.now().all().stream()
                .map(centre -> centres.of(centre.code()))
                .filter(one -> one.lastReport() != null && (one.state() != Freshness.State.SILENT || !waitedLong))
                .toList();
        return !reporting.isEmpty()
                && reporting.stream()
                        .allMatch(one -> one.completeThrough() != null
                                && !one.completeThrough().isBefore(end));
    }

    /** Does nothing for a month that is published already. */
    void publish(YearMonth month) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Nothing is counted while it is read: both tables are of one moment.
            counting.lock();
            List<String> periods = List.of(month.toString());
            Map<String, Long> callsOfRegions = calls.forHelp(periods);
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
        known.invalidateAll();
    }

    /** The newest first. */
    List<YearMonth> all() {
        return known.get(
                "all",
                key -> sql.query(
                        "SELECT month FROM published_month ORDER BY month DESC",
                        row -> YearMonth.parse(row.getString(1))));
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
