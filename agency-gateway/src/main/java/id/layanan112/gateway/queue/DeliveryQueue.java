package id.layanan112.gateway.queue;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has to be told to agencies, in the database: claimed per agency, so that a dead one never starves another. */
@ApplicationScoped
public class DeliveryQueue {
    /** How many requests one agency's system gets at once. */
    private static final int PER_AGENCY = 8;

    // Per agency the most urgent first, one at a time per incident. The lease is looked at again by the update itself:
    // of two replicas that saw the same row, one finds it changed.
    private static final String CLAIM = """
            WITH leased AS (
                SELECT agency_id, incident_id FROM delivery
                WHERE settled IS NULL AND lease_until IS NOT NULL AND lease_until > now()),
            busy AS (SELECT agency_id, count(*) AS requests FROM leased GROUP BY agency_id),
            free AS (
                SELECT d.delivery_id,
                       row_number() OVER (PARTITION BY d.agency_id ORDER BY d.priority, d.created_at)
                           + COALESCE(b.requests, 0) AS place,
                       row_number() OVER (PARTITION BY d.agency_id, d.incident_id ORDER BY d.created_at) AS turn
                FROM (SELECT DISTINCT agency_id FROM delivery WHERE settled IS NULL AND next_at <= now()) a
                CROSS JOIN LATERAL (
                    SELECT delivery_id, agency_id, incident_id, priority, created_at FROM delivery q
                    WHERE q.agency_id = a.agency_id AND settled IS NULL AND next_at <= now()
                      AND (lease_until IS NULL OR lease_until < now())
                    ORDER BY priority, created_at LIMIT 16) d
                LEFT JOIN busy b ON b.agency_id = d.agency_id
                WHERE (d.agency_id, d.incident_id) NOT IN (SELECT agency_id, incident_id FROM leased))
            UPDATE delivery SET attempt = attempt + 1, lease_until = now() + ? * interval '1 millisecond'
            WHERE delivery_id IN (SELECT delivery_id FROM free WHERE place <= ? AND turn = 1 ORDER BY place LIMIT ?)
              AND settled IS NULL AND (lease_until IS NULL OR lease_until < now())
            RETURNING delivery_id, dispatch_id, agency_id, type, rung, attempt""";

    private final Sql sql;
    private final DeliverySignal signal;

    DeliveryQueue(Sql sql, DeliverySignal signal) {
        this.sql = sql;
        this.signal = signal;
    }

    /** What a delivery tells. */
    public enum Type {
        ORDERED,
        WITHDRAWN
    }

    /** One attempt that this process has claimed. */
    public record Claimed(UUID deliveryId, UUID dispatchId, String agencyId, Type type, int rung, int attempt) {}

    /** Puts an order's present state into its holder's queue, in the current transaction. */
    public void add(Dispatch dispatch, Type type) {
        add(List.of(dispatch), type);
    }

    /**
     * As {@link #add(Dispatch, Type)} for several orders; those that a human holds are passed over. The id follows from
     * order, rung and revision: an agency that gets it twice can see that.
     */
    public void add(List<Dispatch> dispatches, Type type) {
        List<@Nullable Object[]> rows = dispatches.stream()
                .filter(dispatch -> dispatch.holder().agencyId() != null)
                .map(dispatch -> new @Nullable Object[] {
                    Ids.derived(
                            dispatch.dispatchId(),
                            type.name(),
                            Integer.toString(dispatch.rung()),
                            Long.toString(dispatch.revision())),
                    dispatch.dispatchId(),
                    dispatch.incidentId(),
                    dispatch.holder().agencyId(),
                    type,
                    dispatch.rung(),
                    dispatch.priority()
                })
                .toList();
        if (!rows.isEmpty()) {
            sql.batch(
                    "INSERT INTO delivery (delivery_id, dispatch_id, incident_id, agency_id, type, rung, priority)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    rows);
            signal.wakeAfterCommit();
        }
    }

    /** What is still to be told of an order at its present rung is not told any more. */
    public void drop(UUID dispatchId) {
        sql.update(
                "UPDATE delivery SET settled = 'DROPPED' WHERE dispatch_id = ? AND settled IS NULL AND type = ?",
                dispatchId,
                Type.ORDERED);
    }

    public List<Claimed> claim(int most, Duration lease) {
        return sql.query(
                CLAIM,
                row -> new Claimed(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Type.valueOf(row.getString(4)),
                        row.getInt(5),
                        row.getInt(6)),
                lease.toMillis(),
                PER_AGENCY,
                most);
    }

    /** How one attempt ended, for the record: a code. */
    public record Settled(Claimed claimed, String how) {}

    /** An attempt that is made again after a while. */
    public record Postponed(Claimed claimed, Duration pause) {}

    /** @return the deliveries that are settled now; the result of an old attempt is not applied */
    public Set<UUID> settle(List<Settled> settled) {
        if (settled.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                "UPDATE delivery d SET settled = s.how, lease_until = NULL"
                        + " FROM unnest(?::uuid[], ?::text[]::int[], ?::text[]) AS s(id, attempt, how)"
                        + " WHERE d.delivery_id = s.id AND d.attempt = s.attempt AND d.settled IS NULL"
                        + " RETURNING d.delivery_id",
                row -> row.getObject(1, UUID.class),
                settled.stream().map(one -> one.claimed().deliveryId()).toArray(UUID[]::new),
                texts(settled, one -> one.claimed().attempt()),
                texts(settled, Settled::how)));
    }

    public void postpone(List<Postponed> postponed) {
        if (postponed.isEmpty()) {
            return;
        }
        sql.update(
                "UPDATE delivery d SET lease_until = NULL, next_at = now() + p.wait * interval '1 millisecond'"
                        + " FROM unnest(?::uuid[], ?::text[]::int[], ?::text[]::bigint[]) AS p(id, attempt, wait)"
                        + " WHERE d.delivery_id = p.id AND d.attempt = p.attempt AND d.settled IS NULL",
                postponed.stream().map(one -> one.claimed().deliveryId()).toArray(UUID[]::new),
                texts(postponed, one -> one.claimed().attempt()),
                texts(postponed, one -> one.pause().toMillis()));
    }

    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }
}
