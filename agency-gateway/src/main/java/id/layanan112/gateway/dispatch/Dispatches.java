package id.layanan112.gateway.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final TypeReference<List<Rung>> RUNGS = new TypeReference<>() {};

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
                "INSERT INTO dispatch (dispatch_id, incident_id, lane, kind, role, version, revision, centre_code,"
                        + " region_code, incident_type, priority, sensitivity, hazards, victims, exercise, test, late, chain,"
                        + " ack_seconds, blocks, status, rung, decided_at, ordered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?)",
                dispatches.stream().map(Dispatches::columns).toList());
    }

    private static @Nullable Object[] columns(Dispatch dispatch) {
        return new @Nullable Object[] {
            dispatch.dispatchId(),
            dispatch.incidentId(),
            dispatch.lane(),
            dispatch.kind(),
            dispatch.role(),
            dispatch.version(),
            dispatch.revision(),
            dispatch.centreCode(),
            dispatch.regionCode(),
            dispatch.incidentType(),
            dispatch.priority(),
            dispatch.sensitivity(),
            hazards(dispatch),
            dispatch.victims(),
            dispatch.exercise(),
            dispatch.test(),
            dispatch.late(),
            json(dispatch.chain()),
            dispatch.ackSeconds(),
            json(dispatch.blocks()),
            dispatch.status(),
            dispatch.rung(),
            dispatch.decidedAt(),
            dispatch.orderedAt()
        };
    }

    /** Writes what a new revision may change; the row is locked by this transaction. */
    public void update(Dispatch dispatch) {
        sql.update(
                "UPDATE dispatch SET role = ?, version = ?, revision = ?, centre_code = ?, region_code = ?,"
                        + " incident_type = ?, priority = ?, sensitivity = ?, hazards = ?, victims = ?,"
                        + " chain = ?::jsonb, ack_seconds = ?, blocks = ?::jsonb, status = ?, rung = ?, decided_at = ?"
                        + " WHERE dispatch_id = ?",
                dispatch.role(),
                dispatch.version(),
                dispatch.revision(),
                dispatch.centreCode(),
                dispatch.regionCode(),
                dispatch.incidentType(),
                dispatch.priority(),
                dispatch.sensitivity(),
                hazards(dispatch),
                dispatch.victims(),
                json(dispatch.chain()),
                dispatch.ackSeconds(),
                json(dispatch.blocks()),
                dispatch.status(),
                dispatch.rung(),
                dispatch.decidedAt(),
                dispatch.dispatchId());
    }

    /** Writes a step: status, rung and version alone. */
    public void step(Dispatch dispatch) {
        sql.update(
                "UPDATE dispatch SET version = ?, status = ?, rung = ? WHERE dispatch_id = ?",
                dispatch.version(),
                dispatch.status(),
                dispatch.rung(),
                dispatch.dispatchId());
    }

    /** As {@link #step(Dispatch)} for several orders, each of them once. */
    public void step(Collection<Dispatch> dispatches) {
        if (dispatches.isEmpty()) {
            return;
        }
        sql.update(
                "UPDATE dispatch d SET version = s.version, status = s.status, rung = s.rung"
                        + " FROM unnest(?::uuid[], ?::text[]::bigint[], ?::text[], ?::text[]::int[])"
                        + " AS s(dispatch_id, version, status, rung) WHERE d.dispatch_id = s.dispatch_id",
                dispatches.stream().map(Dispatch::dispatchId).toArray(UUID[]::new),
                texts(dispatches, Dispatch::version),
                texts(dispatches, Dispatch::status),
                texts(dispatches, Dispatch::rung));
    }

    private static String[] texts(Collection<Dispatch> dispatches, Function<Dispatch, Object> column) {
        return dispatches.stream().map(one -> column.apply(one).toString()).toArray(String[]::new);
    }

    public Optional<Dispatch> find(UUID dispatchId) {
        return sql.first("SELECT * FROM dispatch WHERE dispatch_id = ?", Dispatches::read, dispatchId);
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    public Optional<Dispatch> locked(UUID dispatchId) {
        return sql.first("SELECT * FROM dispatch WHERE dispatch_id = ? FOR UPDATE", Dispatches::read, dispatchId);
    }

    /** As {@link #find} for several orders. */
    public Map<UUID, Dispatch> find(Collection<UUID> dispatchIds) {
        return byId("SELECT * FROM dispatch WHERE dispatch_id = ANY (?)", dispatchIds);
    }

    /** As {@link #locked(UUID)} for several orders, in the order of their ids: nobody waits crosswise. */
    public Map<UUID, Dispatch> locked(Collection<UUID> dispatchIds) {
        return byId("SELECT * FROM dispatch WHERE dispatch_id = ANY (?) ORDER BY dispatch_id FOR UPDATE", dispatchIds);
    }

    private Map<UUID, Dispatch> byId(String query, Collection<UUID> dispatchIds) {
        if (dispatchIds.isEmpty()) {
            return Map.of();
        }
        return sql
                .query(query, Dispatches::read, (Object)
                        dispatchIds.stream().distinct().toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Dispatch::dispatchId, Function.identity()));
    }

    public List<Dispatch> lockedOfLane(UUID incidentId, Lane lane) {
        return sql.query(
                "SELECT * FROM dispatch WHERE incident_id = ? AND lane = ? ORDER BY dispatch_id FOR UPDATE",
                Dispatches::read,
                incidentId,
                lane);
    }

    /**
     * What an agency has said of an order.
     *
     * @param effective false when it came late, twice or out of order: recorded, not applied
     */
    public record Said(
            String agencyId,
            AckStep step,
            Actor by,
            @Nullable String reason,
            boolean effective,
            Instant at) {}

    /** All that agencies said of an order, in its order. */
    List<Said> said(UUID dispatchId) {
        return sql.query(
                "SELECT agency_id, step, actor, reason, effective, at FROM acknowledgement"
                        + " WHERE dispatch_id = ? ORDER BY at, ack_key",
                row -> new Said(
                        row.getString(1),
                        AckStep.valueOf(row.getString(2)),
                        Actor.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        instant(row, "at")),
                dispatchId);
    }

    /** Late ones are those whose timer is overdue or which a human holds. */
    List<Dispatch> list(
            @Nullable UUID incidentId,
            @Nullable String agencyId,
            @Nullable String centre,
            boolean late,
            boolean open,
            int limit) {
        return sql.query(
                "SELECT * FROM dispatch d WHERE (?::uuid IS NULL OR incident_id = ?::uuid)"
                        + " AND (?::text IS NULL OR chain -> rung ->> 'agencyId' = ?::text)"
                        + " AND (?::text IS NULL OR centre_code = ?::text)"
                        + " AND (NOT ? OR status = 'UNFULFILLED' OR EXISTS (SELECT 1 FROM timer t"
                        + "      WHERE t.dispatch_id = d.dispatch_id AND t.due_at < now()))"
                        + " AND (NOT ? OR status NOT IN ('DONE', 'WITHDRAWN'))"
                        + " ORDER BY priority, ordered_at LIMIT ?",
                Dispatches::read,
                incidentId,
                incidentId,
                agencyId,
                agencyId,
                centre,
                centre,
                late,
                open,
                limit);
    }

    private static Dispatch read(ResultSet row) throws SQLException {
        return new Dispatch(
                row.getObject("dispatch_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                Lane.valueOf(row.getString("lane")),
                row.getString("kind"),
                DispatchRole.valueOf(row.getString("role")),
                row.getLong("version"),
                row.getLong("revision"),
                row.getString("centre_code"),
                row.getString("region_code"),
                IncidentType.valueOf(row.getString("incident_type")),
                Priority.valueOf(row.getString("priority")),
                Sensitivity.valueOf(row.getString("sensitivity")),
                Sql.texts(row, "hazards").stream().map(Hazard::valueOf).collect(Collectors.toUnmodifiableSet()),
                Victims.valueOf(row.getString("victims")),
                row.getBoolean("exercise"),
                row.getBoolean("test"),
                row.getBoolean("late"),
                fromJson(row.getString("chain"), RUNGS),
                row.getLong("ack_seconds"),
                fromJson(row.getString("blocks"), new TypeReference<ProtectedBlocks>() {}),
                DispatchStatus.valueOf(row.getString("status")),
                row.getInt("rung"),
                instant(row, "decided_at"),
                instant(row, "ordered_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static String[] hazards(Dispatch dispatch) {
        return dispatch.hazards().stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of codes, names and ciphertexts", e);
        }
    }

    private static <T> T fromJson(String json, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of dispatch", e);
        }
    }
}
