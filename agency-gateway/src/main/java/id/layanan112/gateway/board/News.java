package id.layanan112.gateway.board;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What an agency has not seen of orders that it opened before, or has accepted unopened. */
@ApplicationScoped
class News {
    private final Sql sql;
    private final InstantSource clock;

    News(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** In the current transaction, which has locked the order: nothing is told of it meanwhile. */
    void seen(Dispatch dispatch, String agencyId) {
        sql.update(
                "INSERT INTO order_seen (dispatch_id, agency_id, lane, revision, seen_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (dispatch_id, agency_id) DO UPDATE SET revision = EXCLUDED.revision,"
                        + " seen_at = EXCLUDED.seen_at",
                dispatch.dispatchId(),
                agencyId,
                dispatch.order().lane(),
                dispatch.order().revision(),
                clock.instant());
    }

    /** Those of these orders of which something is new to the agency: another revision, or a line where it may know it. */
    Set<UUID> of(String agencyId, List<Dispatch> orders) {
        return Set.copyOf(sql.query(
                "SELECT d.dispatch_id FROM dispatch d"
                        + " LEFT JOIN order_seen s ON s.dispatch_id = d.dispatch_id AND s.agency_id = ?"
                        + " WHERE d.dispatch_id = ANY (?) AND (d.revision > s.revision OR d.dispatch_id = ANY (?) AND EXISTS (SELECT 1"
                        + "   FROM told_line l WHERE l.dispatch_id = d.dispatch_id"
                        + "   AND (s.seen_at IS NULL OR l.kept_at > s.seen_at)))",
                row -> row.getObject(1, UUID.class),
                agencyId,
                orders.stream().map(Dispatch::dispatchId).toArray(UUID[]::new),
                orders.stream()
                        .filter(one -> one.order().mayKnowNarrative(agencyId))
                        .map(Dispatch::dispatchId)
                        .toArray(UUID[]::new)));
    }
}
