package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.Lane;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders in the database. */
@ApplicationScoped
public class Dispatches {
    private final Sql sql;

    Dispatches(Sql sql) {
        this.sql = sql;
    }

    /** What a set of orders is to its lane. */
    public enum Newness {
        /** The first that is heard of this incident in this lane: nothing was ordered before. */
        FIRST,
        /** Newer than what was heard before, or as new: at equal revision the later record wins. */
        NEWER,
        OLD
    }

    /** What a set of orders is about: each revision of it takes the place of the one before. */
    public record LaneOfIncident(UUID incidentId, Lane lane) {
        public static LaneOfIncident of(DispatchOrdersDecided decided) {
            return new LaneOfIncident(decided.incidentId(), decided.lane());
        }
    }

    /**
     * Remembers the revisions in the current transaction.
     *
     * @param decisions each of another incident or lane
     * @return what they are; those that are missing are old
     */
    public Map<LaneOfIncident, Newness> newness(Collection<DispatchOrdersDecided> decisions) {
        Map<LaneOfIncident, Newness> newness = new HashMap<>();
        sql.query(
                // Sorted: two gateways of a lane must not wait for each other crosswise.
                "INSERT INTO lane_revision (incident_id, lane, revision)"
                        + " SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[]::bigint[]) AS d(incident_id, lane, revision)"
                        + " ORDER BY 1, 2 ON CONFLICT (incident_id, lane) DO UPDATE SET revision = EXCLUDED.revision"
                        + " WHERE lane_revision.revision <= EXCLUDED.revision RETURNING incident_id, lane, xmax = 0",
                row -> newness.put(
                        new LaneOfIncident(row.getObject(1, UUID.class), Lane.valueOf(row.getString(2))),
                        row.getBoolean(3) ? Newness.FIRST : Newness.NEWER),
                decisions.stream().map(DispatchOrdersDecided::incidentId).toArray(UUID[]::new),
                decisions.stream().map(one -> one.lane().name()).toArray(String[]::new),
                decisions.stream().map(one -> Long.toString(one.revision())).toArray(String[]::new));
        return newness;
    }

    public void insert(List<Dispatch> dispatches) {
        sql.batch(
                "INSERT INTO dispatch (incident_id, lane, kind, role, version, revision, centre_code, region_code,"
                        + " incident_type, priority, sensitivity, hazards, victims, exercise, test, late, chain,"
                        + " ack_seconds, deadline_seconds, blocks, status, rung, channel, coming, asked, missed,"
                        + " round, decided_at, ordered_at, life_seconds, expires_at, dispatch_id) VALUES (?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)",
                dispatches.stream().map(DispatchRow::columns).toList());
    }

    /** Writes what a new revision may change; the row is locked by this transaction. */
    public void update(Dispatch dispatch) {
        sql.update(
                "UPDATE dispatch SET incident_id = ?, lane = ?, kind = ?, role = ?, version = ?, revision = ?,"
                        + " centre_code = ?, region_code = ?, incident_type = ?, priority = ?, sensitivity = ?,"
                        + " hazards = ?, victims = ?, exercise = ?, test = ?, late = ?, chain = ?::jsonb,"
                        + " ack_seconds = ?, deadline_seconds = ?, blocks = ?::jsonb, status = ?, rung = ?,"
                        + " channel = ?, coming = ?::jsonb, asked = ?, missed = ?, round = ?, decided_at = ?,"
                        + " ordered_at = ?, life_seconds = ?, expires_at = ? WHERE dispatch_id = ?",
                DispatchRow.columns(dispatch));
    }

    /** Writes how far orders are, each of them once. */
    public void stand(Collection<Dispatch> dispatches) {
        if (dispatches.isEmpty()) {
            return;
        }
        sql.update(
                "UPDATE dispatch d SET version = s.version, status = s.status, rung = s.rung, channel = s.channel,"
                        + " coming = s.coming::jsonb, asked = string_to_array(s.asked, ' '), missed = s.missed, round = s.round, expires_at = s.expires_at"
                        + " FROM unnest(?::uuid[], ?::text[]::bigint[], ?::text[], ?::text[]::int[],"
                        + " ?::text[]::smallint[], ?::text[], ?::text[], ?::text[]::boolean[], ?::text[]::int[],"
                        + " ?::text[]::timestamptz[]) AS s(dispatch_id, version, status, rung, channel, coming, asked,"
                        + " missed, round, expires_at) WHERE d.dispatch_id = s.dispatch_id",
                dispatches.stream().map(Dispatch::dispatchId).toArray(UUID[]::new),
                texts(dispatches, one -> one.standing().version()),
                texts(dispatches, Dispatch::status),
                texts(dispatches, Dispatch::rung),
                texts(dispatches, one -> one.standing().channel()),
                texts(dispatches, one -> DispatchRow.json(one.standing().coming())),
                // Ids have no blanks.
                texts(dispatches, one -> String.join(" ", one.standing().asked())),
                texts(dispatches, one -> one.standing().missed()),
                texts(dispatches, one -> one.standing().round()),
                texts(dispatches, one -> one.order().expiresAt()));
    }

    private static String[] texts(Collection<Dispatch> dispatches, Function<Dispatch, Object> column) {
        return dispatches.stream().map(one -> column.apply(one).toString()).toArray(String[]::new);
    }

    public Optional<Dispatch> find(UUID dispatchId) {
        return sql.first("SELECT * FROM dispatch WHERE dispatch_id = ?", DispatchRow::read, dispatchId);
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    public Optional<Dispatch> locked(UUID dispatchId) {
        return sql.first("SELECT * FROM dispatch WHERE dispatch_id = ? FOR UPDATE", DispatchRow::read, dispatchId);
    }

    /** As {@link #find}, with the time that runs for it and what was told since it was decided. */
    public Optional<Listed> one(UUID dispatchId) {
        return Optional.ofNullable(listed(List.of(dispatchId)).get(dispatchId));
    }

    /** As {@link #one} for several orders. */
    public Map<UUID, Listed> listed(Collection<UUID> dispatchIds) {
        if (dispatchIds.isEmpty()) {
            return Map.of();
        }
        return sql
                .query(
                        "SELECT d.*, t.due_at AS ack_by, (SELECT json_agg(json_build_object('lineId', l.line_id,"
                                + " 'at', l.told_at, 'line', l.line) ORDER BY l.told_at, l.line_id)"
                                + "   FROM told_line l WHERE l.dispatch_id = d.dispatch_id) AS told"
                                + " FROM dispatch d LEFT JOIN timer t"
                                + " ON t.dispatch_id = d.dispatch_id AND t.what = 'DEADLINE'"
                                + " WHERE d.dispatch_id = ANY (?)",
                        row -> new Listed(DispatchRow.read(row), Sql.instant(row, "ack_by"), DispatchRow.told(row)),
                        (Object) dispatchIds.stream().distinct().toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(one -> one.dispatch().dispatchId(), Function.identity()));
    }

    /** As {@link #locked(UUID)} for several orders, in the order of their ids: nobody waits crosswise. */
    public Map<UUID, Dispatch> locked(Collection<UUID> dispatchIds) {
        return byId("SELECT * FROM dispatch WHERE dispatch_id = ANY (?) ORDER BY dispatch_id FOR UPDATE", dispatchIds);
    }

    /** As {@link #locked(Collection)}, without those that somebody else has locked at the moment. */
    public Map<UUID, Dispatch> lockedFree(Collection<UUID> dispatchIds) {
        return byId(
                "SELECT * FROM dispatch WHERE dispatch_id = ANY (?) ORDER BY dispatch_id FOR UPDATE SKIP LOCKED",
                dispatchIds);
    }

    private Map<UUID, Dispatch> byId(String query, Collection<UUID> dispatchIds) {
        if (dispatchIds.isEmpty()) {
            return Map.of();
        }
        return sql
                .query(query, DispatchRow::read, (Object)
                        dispatchIds.stream().distinct().toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Dispatch::dispatchId, Function.identity()));
    }

    public List<Dispatch> lockedOfLane(UUID incidentId, Lane lane) {
        return sql.query(
                "SELECT * FROM dispatch WHERE incident_id = ? AND lane = ? ORDER BY dispatch_id FOR UPDATE",
                DispatchRow::read,
                incidentId,
                lane);
    }

    /**
     * An order in a list.
     *
     * @param ackBy when silence moves it on; null when nobody waits for an acceptance
     * @param told lines, oldest first; of an order in a long list none
     */
    public record Listed(Dispatch dispatch, @Nullable Instant ackBy, List<Told> told) {}

    /**
     * An order that an agency has, or had.
     *
     * @param lastAt when it was last moved on, closed, or said something of by this agency
     */
    public record OfAgency(
            Dispatch dispatch,
            @Nullable Instant ackBy,
            @Nullable Instant lastAt) {}

    /**
     * What an agency was asked and is not over, and of its orders that it heard of since then the latest.
     *
     * @param past how many of these
     */
    public List<OfAgency> ofAgency(String agencyId, Instant since, int past) {
        return sql.query(
                "WITH theirs AS (SELECT dispatch_id FROM present_order WHERE agency_id = ?"
                        + " UNION (SELECT dispatch_id FROM dispatch_step WHERE agency_id = ? AND at >= ?"
                        + "   GROUP BY dispatch_id ORDER BY max(at) DESC LIMIT ?))"
                        + " SELECT d.*, t.due_at AS ack_by, (SELECT max(at) FROM dispatch_step s"
                        + "   WHERE s.dispatch_id = d.dispatch_id AND s.effective"
                        + "   AND (s.agency_id = ? OR s.step IN ('ESCALATED', 'UNFULFILLED', 'CLOSED'))) AS last_at"
                        + " FROM theirs JOIN dispatch d USING (dispatch_id)"
                        + " LEFT JOIN timer t ON t.dispatch_id = d.dispatch_id AND t.what = 'DEADLINE'",
                row -> new OfAgency(DispatchRow.read(row), Sql.instant(row, "ack_by"), Sql.instant(row, "last_at")),
                agencyId,
                agencyId,
                since,
                past,
                agencyId);
    }

    /** What is looked for; null and false do not narrow. */
    record Filter(
            @Nullable UUID incidentId,
            @Nullable String agencyId,
            @Nullable List<String> centres,
            boolean late,
            boolean open,
            int limit) {}

    /** Late are those that a human holds, and those that missed a deadline and that nobody has accepted since. */
    List<Listed> list(Filter filter) {
        String[] centres = filter.centres() == null ? null : filter.centres().toArray(String[]::new);
        return sql.query(
                "SELECT d.*, t.due_at AS ack_by FROM dispatch d"
                        + " LEFT JOIN timer t ON t.dispatch_id = d.dispatch_id AND t.what = 'DEADLINE'"
                        + " WHERE (?::uuid IS NULL OR incident_id = ?::uuid)"
                        + " AND (?::text IS NULL OR chain -> d.rung ->> 'agencyId' = ?::text"
                        + "      OR coming @> jsonb_build_array(jsonb_build_object('agencyId', ?::text)))"
                        + " AND (?::text[] IS NULL OR centre_code = ANY (?::text[]))"
                        + " AND (NOT ? OR status = 'UNFULFILLED'"
                        + "      OR (missed AND status IN ('ORDERED', 'DELIVERED', 'RECEIVED', 'READ', 'DEFERRED')))"
                        + " AND (NOT ? OR status NOT IN ('DONE', 'WITHDRAWN'))"
                        + " ORDER BY priority, ordered_at LIMIT ?",
                row -> new Listed(DispatchRow.read(row), Sql.instant(row, "ack_by"), List.of()),
                filter.incidentId(),
                filter.incidentId(),
                filter.agencyId(),
                filter.agencyId(),
                filter.agencyId(),
                centres,
                centres,
                filter.late(),
                filter.open(),
                filter.limit());
    }
}
