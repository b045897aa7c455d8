package id.layanan112.gateway.line;

import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What call takers tell after an incident was saved: kept with its orders, and told to who has them. */
@ApplicationScoped
public class ToldLines {
    private final Sql sql;
    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final InstantSource clock;

    ToldLines(Sql sql, Dispatches dispatches, Dispatching dispatching, InstantSource clock) {
        this.sql = sql;
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.clock = clock;
    }

    /** In the current transaction; a line that is told again is told nobody twice. */
    public void take(List<LineTold> told) {
        Map<UUID, Dispatch> orders = new HashMap<>(dispatches.locked(
                told.stream().flatMap(line -> line.dispatchIds().stream()).toList()));
        for (LineTold line : told) {
            for (UUID dispatchId : line.dispatchIds()) {
                Dispatch order = orders.get(dispatchId);
                if (order != null && order.order().incidentId().equals(line.incidentId()) && kept(order, line)) {
                    orders.put(
                            dispatchId,
                            dispatching
                                    .apply(order, new Happening.ToldMore(line.lineId()))
                                    .dispatch());
                }
            }
        }
    }

    private boolean kept(Dispatch order, LineTold line) {
        return sql.update(
                        "INSERT INTO told_line (dispatch_id, line_id, lane, line, told_at, kept_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        order.dispatchId(),
                        line.lineId(),
                        order.order().lane(),
                        line.line(),
                        line.at(),
                        clock.instant())
                > 0;
    }
}
