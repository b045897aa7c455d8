package id.layanan112.gateway.escalation;

import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Timing;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The times that run for orders: rows of our own, by the database's clock, in the order's transaction. Fired once: the
 * row goes in the transaction that acts.
 */
@ApplicationScoped
public class Timers {
    /** However late an order arrives, its agency has this long: else a gateway that was down would pass over everyone. */
    private static final String LEAST = "now() + interval '10 seconds'";

    private static final String SET = "INSERT INTO timer (dispatch_id, lane, what, due_at) VALUES (?, ?, ?, %s)"
            + " ON CONFLICT (dispatch_id, what) DO UPDATE SET due_at = %s";
    private static final String BEGINS =
            "greatest(COALESCE(?::timestamptz, now()) + ? * interval '1 millisecond', " + LEAST + ")";
    private static final String NEW = "EXCLUDED.due_at";
    private static final String SOONER = "least(timer.due_at, EXCLUDED.due_at)";

    private final Sql sql;

    Timers(Sql sql) {
        this.sql = sql;
    }

    /** Which time. */
    enum What {
        /** Until the holder has accepted. */
        DEADLINE,
        /** Until the order is nobody's but a human's. */
        EXPIRY
    }

    record Due(UUID dispatchId, What what, Instant dueAt) {}

    /** In the current transaction. */
    void set(List<Consequence> consequences) {
        Rows rows = new Rows();
        for (Consequence one : consequences) {
            rows.take(one.dispatch(), What.DEADLINE, one.deadline());
            rows.take(one.dispatch(), What.EXPIRY, one.expiry());
        }
        if (!rows.stopped.isEmpty()) {
            sql.batch("DELETE FROM timer WHERE dispatch_id = ? AND what = ?", rows.stopped);
        }
        sql.batch(SET.formatted(BEGINS, NEW), rows.begun);
        sql.batch(SET.formatted(BEGINS, SOONER), rows.sooner);
        sql.batch(SET.formatted("greatest(?::timestamptz, now())", NEW), rows.until);
    }

    private static final class Rows {
        private final List<@Nullable Object[]> stopped = new ArrayList<>();
        private final List<@Nullable Object[]> begun = new ArrayList<>();
        private final List<@Nullable Object[]> sooner = new ArrayList<>();
        private final List<@Nullable Object[]> until = new ArrayList<>();

        void take(Dispatch dispatch, What what, Timing timing) {
            Object id = dispatch.dispatchId();
            Object lane = dispatch.order().lane();
            switch (timing) {
                case Timing.Unchanged() -> {}
                case Timing.Stopped() -> stopped.add(new @Nullable Object[] {id, what});
                case Timing.Begins(Instant from, Duration length) ->
                    begun.add(new @Nullable Object[] {id, lane, what, from, length.toMillis()});
                case Timing.BeginsUnlessSooner(Instant from, Duration length) ->
                    sooner.add(new @Nullable Object[] {id, lane, what, from, length.toMillis()});
                case Timing.Until(Instant end) -> until.add(new @Nullable Object[] {id, lane, what, end});
            }
        }
    }

    List<Due> due(int most) {
        return sql.query(
                "SELECT dispatch_id, what, due_at FROM timer WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT ?",
                Timers::read,
                most);
    }

    /** @return those that were not stopped, set anew or fired meanwhile */
    List<Due> fire(Collection<Due> due) {
        return sql.query(
                "DELETE FROM timer t USING unnest(?::uuid[], ?::text[], ?::text[]::timestamptz[]) AS d(id, what, due_at)"
                        + " WHERE t.dispatch_id = d.id AND t.what = d.what AND t.due_at = d.due_at"
                        + " RETURNING t.dispatch_id, t.what, t.due_at",
                Timers::read,
                due.stream().map(Due::dispatchId).toArray(UUID[]::new),
                due.stream().map(one -> one.what().name()).toArray(String[]::new),
                due.stream().map(one -> one.dueAt().toString()).toArray(String[]::new));
    }

    private static Due read(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                What.valueOf(row.getString(2)),
                row.getTimestamp(3).toInstant());
    }
}
