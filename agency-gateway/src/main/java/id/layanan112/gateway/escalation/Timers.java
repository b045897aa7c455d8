package id.layanan112.gateway.escalation;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When silence moves an order on: rows of our own, by the database's clock, in the order's transaction. */
@ApplicationScoped
public class Timers {
    private final Sql sql;

    Timers(Sql sql) {
        this.sql = sql;
    }

    record Due(UUID dispatchId, int rung, Instant dueAt) {}

    /**
     * The first rung's deadline runs from the decision, a later one's from now. However late an order arrives, its
     * agency has 10 seconds: else a gateway that was down would pass over every first agency. A new revision never
     * postpones a deadline that runs.
     */
    public void start(Dispatch dispatch) {
        start(List.of(dispatch));
    }

    /** As {@link #start(Dispatch)} for several orders. */
    public void start(List<Dispatch> dispatches) {
        sql.batch(
                "INSERT INTO timer (dispatch_id, rung, due_at) VALUES (?, ?, greatest("
                        + "CASE WHEN ? = 0 THEN ?::timestamptz ELSE now() END + ? * interval '1 second',"
                        + " now() + interval '10 seconds'))"
                        + " ON CONFLICT (dispatch_id, rung) DO UPDATE SET due_at = least(timer.due_at, EXCLUDED.due_at)",
                dispatches.stream()
                        .map(dispatch -> new @Nullable Object[] {
                            dispatch.dispatchId(),
                            dispatch.rung(),
                            dispatch.rung(),
                            dispatch.decidedAt(),
                            dispatch.ackSeconds()
                        })
                        .toList());
    }

    public void stop(UUID dispatchId) {
        sql.update("DELETE FROM timer WHERE dispatch_id = ?", dispatchId);
    }

    List<Due> due(int most) {
        return sql.query(
                "SELECT dispatch_id, rung, due_at FROM timer WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT ?",
                row -> new Due(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant()),
                most);
    }

    /** @return false when it was stopped or fired meanwhile */
    boolean fire(Due due) {
        return sql.update("DELETE FROM timer WHERE dispatch_id = ? AND rung = ?", due.dispatchId(), due.rung()) == 1;
    }
}
