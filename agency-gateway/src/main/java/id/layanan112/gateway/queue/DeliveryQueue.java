package id.layanan112.gateway.queue;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.dispatch.Telling;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has to be told to agencies, in the database: claimed per agency, so that a dead one never starves another. */
@ApplicationScoped
public class DeliveryQueue {
    private static final Duration SEVERAL_LINES = Duration.ofSeconds(15);

    // One claim at a time, over all gateways, so that an agency's cap holds over all of them. Who stands still with the
    // lock loses it soon.
    private static final String ALONE = "SELECT set_config('idle_in_transaction_session_timeout', '2000', true),"
            + " pg_advisory_xact_lock(112002)";

    // From agency to agency along the index, whatever their backlogs; of each the most urgent first, one at a time per
    // incident.
    private static final String CLAIM = """
            WITH RECURSIVE waiting AS (
                (SELECT agency_id FROM delivery WHERE settled IS NULL AND channel_type <> 'PULL'
                 ORDER BY agency_id LIMIT 1)
                UNION ALL
                SELECT (SELECT d.agency_id FROM delivery d WHERE d.settled IS NULL AND d.channel_type <> 'PULL'
                        AND d.agency_id > w.agency_id ORDER BY d.agency_id LIMIT 1)
                FROM waiting w WHERE w.agency_id IS NOT NULL),
            leased AS MATERIALIZED (SELECT agency_id, incident_id FROM on_their_way()),
            busy AS (SELECT agency_id, count(*) AS requests FROM leased GROUP BY agency_id),
            next AS (
                SELECT d.*, a.max_in_flight AS cap, COALESCE(b.requests, 0) AS busy,
                       row_number() OVER (PARTITION BY d.agency_id, d.incident_id
                                          ORDER BY d.created_at, d.delivery_id) AS turn
                FROM waiting w
                JOIN agency a ON a.agency_id = w.agency_id
                LEFT JOIN busy b ON b.agency_id = w.agency_id
                CROSS JOIN LATERAL (
                    SELECT delivery_id, agency_id, incident_id, priority, created_at FROM delivery q
                    WHERE q.agency_id = w.agency_id AND settled IS NULL AND channel_type <> 'PULL'
                      AND next_at <= now() AND (lease_until IS NULL OR lease_until < now())
                      AND q.agency_id || '/' || q.channel <> ALL (?)
                    ORDER BY priority, created_at LIMIT 16) d
                WHERE COALESCE(b.requests, 0) < a.max_in_flight
                  AND NOT EXISTS (SELECT 1 FROM leased l
                    WHERE l.agency_id = d.agency_id AND l.incident_id = d.incident_id)),
            free AS (
                SELECT delivery_id, cap,
                       busy + row_number() OVER (PARTITION BY agency_id
                                                 ORDER BY priority, created_at, delivery_id) AS place
                FROM next WHERE turn = 1),
            mine AS (
                SELECT q.delivery_id FROM delivery q
                JOIN (SELECT delivery_id FROM free WHERE place <= cap ORDER BY place LIMIT ?) f
                  ON f.delivery_id = q.delivery_id
                WHERE q.settled IS NULL AND (q.lease_until IS NULL OR q.lease_until < now())
                FOR UPDATE OF q SKIP LOCKED)
            UPDATE delivery SET attempt = attempt + 1, tries = tries + 1,
                   lease_until = now() + ? * interval '1 millisecond'
            WHERE delivery_id IN (SELECT delivery_id FROM mine)
            RETURNING delivery_id, dispatch_id, agency_id, type, rung, channel, channel_type, attempt, tries""";

    private final Sql sql;
    private final DeliverySignal signal;

    DeliveryQueue(Sql sql, DeliverySignal signal) {
        this.sql = sql;
        this.signal = signal;
    }

    /**
     * One attempt that this process has claimed.
     *
     * @param attempt over all channels: the result of an earlier one is not applied
     * @param tries over this channel, 1 for the first
     */
    public record Claimed(
            UUID deliveryId,
            UUID dispatchId,
            String agencyId,
            Type type,
            int rung,
            Reach.Line line,
            int attempt,
            int tries) {}

    /**
     * Puts what is to be told into the queues of agencies, in the current transaction. An order that goes by another
     * channel is the same delivery: what was under way by the one before does not count any more.
     */
    public void add(List<Telling> tellings) {
        if (tellings.isEmpty()) {
            return;
        }
        // Each id once: what is told twice at once is told as it is now.
        Map<UUID, Telling> last = new LinkedHashMap<>();
        tellings.stream().filter(telling -> !waits(telling)).forEach(telling -> last.put(idOf(telling), telling));
        sql.batch(
                "INSERT INTO delivery (delivery_id, dispatch_id, incident_id, lane, agency_id, type, rung, priority,"
                        + " channel, channel_type, next_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond')"
                        + " ON CONFLICT (delivery_id) DO UPDATE SET channel = EXCLUDED.channel,"
                        + " channel_type = EXCLUDED.channel_type, priority = EXCLUDED.priority, rung = EXCLUDED.rung,"
                        + " attempt = delivery.attempt + 1, tries = 0, next_at = now(), lease_until = NULL,"
                        + " place = NULL, settled = NULL",
                last.values().stream().map(DeliveryQueue::columns).toList());
        signal.wakeAfterCommit();
    }

    /**
     * One more line goes with what still waits: whatever is told says all there is by then. Locked: what is claimed
     * meanwhile may have been written down without the line.
     */
    private boolean waits(Telling telling) {
        return telling.type() == Type.TOLD_MORE
                && sql.first(
                                "SELECT 1 FROM delivery WHERE dispatch_id = ? AND agency_id = ? AND type IN (?, ?)"
                                        + " AND settled IS NULL AND lease_until IS NULL AND place IS NULL"
                                        + " LIMIT 1 FOR UPDATE",
                                row -> true,
                                telling.dispatch().dispatchId(),
                                telling.agencyId(),
                                Type.ORDERED,
                                Type.TOLD_MORE)
                        .isPresent();
    }

    /** A person who reads short texts gets one for several lines. */
    private static long pause(Telling telling) {
        boolean shortText = Set.of("SMS", "EMAIL").contains(telling.line().type());
        return telling.type() == Type.TOLD_MORE && shortText ? SEVERAL_LINES.toMillis() : 0;
    }

    private static @Nullable Object[] columns(Telling telling) {
        Dispatch dispatch = telling.dispatch();
        return new @Nullable Object[] {
            idOf(telling),
            dispatch.dispatchId(),
            dispatch.order().incidentId(),
            dispatch.order().lane(),
            telling.agencyId(),
            telling.type(),
            telling.rung(),
            urgency(telling),
            (short) telling.line().position(),
            telling.line().type(),
            pause(telling)
        };
    }

    /** That an order is not one's any more, or that another one comes too, waits behind whatever is to be done. */
    private static String urgency(Telling telling) {
        return switch (telling.type()) {
            case ORDERED, TOLD_MORE, WITHDRAWN ->
                telling.dispatch().order().priority().name();
            case PASSED_ON, ALSO_COMING -> "P9";
        };
    }

    /** The same over all channels: an agency that gets it twice can see that. */
    private static UUID idOf(Telling telling) {
        return Ids.derived(telling.dispatch().dispatchId(), telling.type().name(), telling.agencyId(), telling.about());
    }

    /**
     * What these agencies were still to be told of an order is not told any more; that it is over still is. What is on
     * its way stays so until its result is known.
     *
     * @param agencies null for all of them; one of them that comes nevertheless, with a part, still hears lines
     */
    public void drop(Dispatch dispatch, @Nullable List<String> agencies) {
        if (agencies != null && agencies.isEmpty()) {
            return;
        }
        String[] some = agencies == null ? null : agencies.toArray(String[]::new);
        String[] gone = agencies == null
                ? null
                : agencies.stream().filter(one -> !dispatch.comes(one)).toArray(String[]::new);
        sql.update(
                "UPDATE delivery SET settled = 'DROPPED' WHERE dispatch_id = ? AND settled IS NULL"
                        + " AND (type = ? AND (?::text[] IS NULL OR agency_id = ANY (?::text[]))"
                        + "   OR type = ? AND (?::text[] IS NULL OR agency_id = ANY (?::text[])))",
                dispatch.dispatchId(),
                Type.ORDERED,
                some,
                some,
                Type.TOLD_MORE,
                gone,
                gone);
    }

    /** True when there is something to claim; much cheaper than to claim nothing. */
    public boolean due() {
        return sql.first(
                        "SELECT EXISTS (SELECT 1 FROM delivery WHERE settled IS NULL AND channel_type <> 'PULL'"
                                + " AND next_at <= now())",
                        row -> row.getBoolean(1))
                .orElse(false);
    }

    /** @param resting lines that are not tried at the moment, as {@code agency/position} */
    public List<Claimed> claim(int most, Duration lease, Set<String> resting) {
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.query(ALONE, row -> true);
            return sql.query(
                    CLAIM,
                    row -> new Claimed(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            Type.valueOf(row.getString(4)),
                            row.getInt(5),
                            new Reach.Line(row.getInt(6), row.getString(7)),
                            row.getInt(8),
                            row.getInt(9)),
                    resting.toArray(String[]::new),
                    most,
                    lease.toMillis());
        });
    }

    /** How one attempt ended, for the record: a code. */
    public record Settled(Claimed claimed, String how) {}

    /**
     * An attempt that is made again after a while.
     *
     * @param counts false when nothing was tried: the agency's guard held it back
     */
    public record Postponed(Claimed claimed, Duration pause, boolean counts) {}

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

    /** Those that were dropped while they were on their way are on it no more. */
    public void release(List<Claimed> ended) {
        sql.update(
                "UPDATE delivery d SET lease_until = NULL FROM unnest(?::uuid[], ?::text[]::int[]) AS e(id, attempt)"
                        + " WHERE d.delivery_id = e.id AND d.attempt = e.attempt AND d.settled IS NOT NULL"
                        + " AND d.lease_until IS NOT NULL",
                ended.stream().map(Claimed::deliveryId).toArray(UUID[]::new),
                texts(ended, Claimed::attempt));
    }

    public void postpone(List<Postponed> postponed) {
        if (postponed.isEmpty()) {
            return;
        }
        sql.update(
                "UPDATE delivery d SET lease_until = NULL, next_at = now() + p.wait * interval '1 millisecond',"
                        + " tries = d.tries - p.back"
                        + " FROM unnest(?::uuid[], ?::text[]::int[], ?::text[]::bigint[], ?::text[]::int[])"
                        + " AS p(id, attempt, wait, back)"
                        + " WHERE d.delivery_id = p.id AND d.attempt = p.attempt AND d.settled IS NULL",
                postponed.stream().map(one -> one.claimed().deliveryId()).toArray(UUID[]::new),
                texts(postponed, one -> one.claimed().attempt()),
                texts(postponed, one -> one.pause().toMillis()),
                texts(postponed, one -> one.counts() ? 0 : 1));
    }

    /** The same telling by another channel of its agency: for what is no order, and moves no order on. */
    public void overTo(Claimed claimed, Reach.Line line, Duration pause) {
        sql.update(
                "UPDATE delivery SET channel = ?, channel_type = ?, tries = 0, lease_until = NULL,"
                        + " next_at = now() + ? * interval '1 millisecond', attempt = attempt + 1 WHERE delivery_id = ? AND attempt = ? AND settled IS NULL",
                (short) line.position(),
                line.type(),
                pause.toMillis(),
                claimed.deliveryId(),
                claimed.attempt());
        signal.wakeAfterCommit();
    }

    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }
}
