package id.layanan112.gateway.delivery;

import id.layanan112.gateway.delivery.Results.Ended;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Deliveries that are not pushed: handed out, and taken over when their agency comes back with the cursor. */
@ApplicationScoped
public class Fetched {
    private final Sql sql;
    private final Dispatches dispatches;
    private final Results results;

    Fetched(Sql sql, Dispatches dispatches, Results results) {
        this.sql = sql;
        this.dispatches = dispatches;
        this.results = results;
    }

    /** @param place its number in its agency's inbox */
    public record Placed(long place, Delivery delivery) {}

    private record Row(long place, Claimed claimed) {}

    /** Whoever sends a cursor has all up to it. */
    public void confirm(String agencyId, long cursor, boolean exercise) {
        List<Ended> taken = rows(agencyId, 0, cursor, exercise, Integer.MAX_VALUE).stream()
                .map(row -> new Ended(row.claimed(), new Attempt.Taken()))
                .toList();
        if (!taken.isEmpty()) {
            results.write(taken);
        }
    }

    /** Those behind a cursor that are handed out. */
    public List<Placed> behind(String agencyId, long cursor, boolean exercise, int most) {
        List<Row> rows = rows(agencyId, cursor, Long.MAX_VALUE, exercise, most);
        Map<UUID, Dispatches.Listed> orders = dispatches.listed(
                rows.stream().map(row -> row.claimed().dispatchId()).toList());
        return rows.stream()
                .map(row -> {
                    Dispatches.Listed order =
                            Objects.requireNonNull(orders.get(row.claimed().dispatchId()), "an order is never deleted");
                    return new Placed(row.place(), Delivery.of(row.claimed(), order));
                })
                .toList();
    }

    private List<Row> rows(String agencyId, long behind, long upTo, boolean exercise, int most) {
        return sql.query(
                "SELECT q.place, q.delivery_id, q.dispatch_id, q.agency_id, q.type, q.rung, q.channel, q.channel_type,"
                        + " q.attempt, q.tries FROM delivery q JOIN dispatch d ON d.dispatch_id = q.dispatch_id"
                        + " WHERE q.agency_id = ? AND q.channel_type = 'PULL' AND q.settled IS NULL"
                        + " AND q.place > ? AND q.place <= ? AND (d.exercise AND NOT d.test) = ?"
                        + " ORDER BY q.place LIMIT ?",
                row -> new Row(
                        row.getLong(1),
                        new Claimed(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                Type.valueOf(row.getString(5)),
                                row.getInt(6),
                                new Reach.Line(row.getInt(7), row.getString(8)),
                                row.getInt(9),
                                row.getInt(10))),
                agencyId,
                behind,
                upTo,
                exercise,
                most);
    }
}
