package id.layanan112.gateway.escalation;

import id.layanan112.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How orders stand now, by the kind that was asked for: whoever asks any replica hears the same. A time that ran out and
 * that nobody acted on is the one thing that must never be seen for long. Exercises are left out.
 */
@ApplicationScoped
class OrderMeters {
    private static final String WAITING = "SELECT d.kind, count(*),"
            + " count(*) FILTER (WHERE t.due_at < clock_timestamp() - interval '5 seconds')"
            + " FROM timer t JOIN dispatch d USING (dispatch_id) WHERE t.what = 'DEADLINE' AND NOT d.exercise"
            + " GROUP BY d.kind";
    private static final String WITH_HUMAN =
            "SELECT kind, count(*), 0 FROM dispatch WHERE status = 'UNFULFILLED' AND NOT exercise GROUP BY kind";

    private final Sql sql;
    private final MultiGauge waiting;
    private final MultiGauge past;
    private final MultiGauge withHuman;

    OrderMeters(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        this.waiting = MultiGauge.builder("layanan112.orders.waiting").register(meters);
        this.past = MultiGauge.builder("layanan112.orders.past.deadline").register(meters);
        this.withHuman = MultiGauge.builder("layanan112.orders.with.human").register(meters);
    }

    private record Row(String kind, long orders, long past) {}

    @Scheduled(every = "10s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<Row> asked = QuarkusTransaction.requiringNew().call(() -> rows(WAITING));
        tell(waiting, asked, Row::orders);
        tell(past, asked, Row::past);
        tell(withHuman, QuarkusTransaction.requiringNew().call(() -> rows(WITH_HUMAN)), Row::orders);
    }

    private List<Row> rows(String query) {
        return sql.query(query, row -> new Row(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    /** A kind that has none any more says 0 by being gone: whoever sums hears the same. */
    private static void tell(MultiGauge gauge, List<Row> rows, ToLongFunction<Row> what) {
        gauge.register(
                rows.stream()
                        .map(row -> MultiGauge.Row.of(Tags.of("kind", row.kind()), what.applyAsLong(row)))
                        .toList(),
                true);
    }
}
