package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.Lane;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every step of every order, kept as it was taken: when, by whom, over which channel. */
@ApplicationScoped
public class DispatchSteps {
    private final Sql sql;

    DispatchSteps(Sql sql) {
        this.sql = sql;
    }

    /**
     * One step.
     *
     * @param step what happened: a word of the ladder, {@code DEADLINE_MISSED}, {@code ESCALATED}, {@code NOTED} or
     *     {@code CLOSED}
     * @param by a system or a person
     * @param channel where one was used
     * @param reason a code
     * @param effective false when it came late, twice or out of order: recorded, not applied
     * @param units that come, where the agency named any
     */
    public record Step(
            Instant at,
            String step,
            @Nullable String agencyId,
            @Nullable String agency,
            Actor by,
            @Nullable String channel,
            @Nullable String reason,
            boolean effective,
            @Nullable List<String> units) {
        /** A step that names no units. */
        Step(
                Instant at,
                String step,
                @Nullable String agencyId,
                @Nullable String agency,
                Actor by,
                @Nullable String channel,
                @Nullable String reason,
                boolean effective) {
            this(at, step, agencyId, agency, by, channel, reason, effective, null);
        }
    }

    /** Those that come of an agency, as it named them last. */
    public record UnitsOf(String agencyId, List<String> units) {}

    /** Writes down new orders, in the current transaction. */
    public void placed(List<Dispatch> dispatches) {
        sql.batch(
                "INSERT INTO dispatch_step (dispatch_id, version, lane, at, step, agency_id, agency, actor)"
                        + " VALUES (?, 0, ?, ?, 'ORDERED', ?, ?, 'SYSTEM') ON CONFLICT DO NOTHING",
                dispatches.stream()
                        .map(one -> new @Nullable Object[] {
                            one.dispatchId(),
                            one.order().lane(),
                            one.order().orderedAt(),
                            one.order().chain().getFirst().agencyId(),
                            one.order().chain().getFirst().name()
                        })
                        .toList());
    }

    /** Writes down what happened, in the current transaction. */
    public void add(List<DispatchEvent> events) {
        sql.batch(
                "INSERT INTO dispatch_step (dispatch_id, version, lane, at, step, agency_id, agency, actor, channel,"
                        + " reason, effective, units) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                events.stream().map(DispatchSteps::columns).toList());
    }

    private static @Nullable Object[] columns(DispatchEvent event) {
        Step step = step(event);
        UUID id = event.dispatch().dispatchId();
        Lane lane = event.dispatch().lane();
        return new @Nullable Object[] {
            id,
            event.dispatch().version(),
            lane,
            step.at(),
            step.step(),
            step.agencyId(),
            step.agency(),
            step.by(),
            step.channel(),
            step.reason(),
            step.effective(),
            step.units() == null ? null : step.units().toArray(String[]::new)
        };
    }

    private static Step step(DispatchEvent event) {
        String holderId = event.dispatch().holder().agencyId();
        String holder = event.dispatch().holder().name();
        return switch (event) {
            case DispatchEvent.DispatchDelivered it ->
                new Step(it.at(), "DELIVERED", holderId, holder, Actor.SYSTEM, it.channel(), null, true);
            case DispatchEvent.DispatchAcknowledged it ->
                new Step(
                        it.at(),
                        it.step().name(),
                        id(it.agency()),
                        name(it.agency()),
                        it.by(),
                        null,
                        it.reason(),
                        it.effective(),
                        it.units());
            case DispatchEvent.ResponderStatusChanged it ->
                new Step(
                        it.at(),
                        it.status().name(),
                        id(it.agency()),
                        name(it.agency()),
                        it.by() == null ? Actor.OTHER : it.by(),
                        null,
                        null,
                        it.effective(),
                        it.units());
            case DispatchEvent.DispatchNoted it ->
                new Step(it.at(), "NOTED", id(it.agency()), name(it.agency()), Actor.PERSON, null, null, true);
            case DispatchEvent.AckDeadlineMissed it ->
                new Step(it.at(), "DEADLINE_MISSED", holderId, holder, Actor.SYSTEM, it.nextChannel(), null, true);
            case DispatchEvent.DispatchEscalated it ->
                new Step(
                        it.at(),
                        "ESCALATED",
                        it.to().agencyId(),
                        it.to().name(),
                        byOf(it.reason()),
                        null,
                        it.reason(),
                        true);
            case DispatchEvent.DispatchUnfulfilled it ->
                new Step(it.at(), "UNFULFILLED", null, it.human().name(), Actor.SYSTEM, null, it.reason(), true);
            case DispatchEvent.DispatchClosed it ->
                new Step(it.at(), "CLOSED", holderId, holder, Actor.SYSTEM, null, it.reason(), true);
        };
    }

    /** Two of the reasons are people's. */
    private static Actor byOf(String reason) {
        return reason.equals("AGAIN") || reason.equals("WITHDRAWN") ? Actor.PERSON : Actor.SYSTEM;
    }

    private static @Nullable String id(DispatchEvent.@Nullable Answering agency) {
        return agency == null ? null : agency.agencyId();
    }

    private static @Nullable String name(DispatchEvent.@Nullable Answering agency) {
        return agency == null ? null : agency.name();
    }

    /** All steps of an order, in their order. */
    public List<Step> of(UUID dispatchId) {
        return sql.query(
                "SELECT at, step, agency_id, agency, actor, channel, reason, effective, units FROM"
                        + " dispatch_step"
                        + " WHERE dispatch_id = ? ORDER BY version",
                row -> new Step(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Actor.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8),
                        row.getArray(9) == null ? null : Sql.texts(row, "units")),
                dispatchId);
    }

    /** What its agencies named last, by order; one that named none is left out. */
    public Map<UUID, List<UnitsOf>> units(Collection<UUID> dispatchIds) {
        Map<UUID, List<UnitsOf>> units = new HashMap<>();
        if (dispatchIds.isEmpty()) {
            return units;
        }
        sql.query(
                "SELECT DISTINCT ON (dispatch_id, agency_id) dispatch_id, agency_id, units FROM dispatch_step"
                        + " WHERE dispatch_id = ANY (?) AND units IS NOT NULL AND agency_id IS NOT NULL"
                        + " ORDER BY dispatch_id, agency_id, version DESC",
                row -> units.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new UnitsOf(row.getString(2), Sql.texts(row, "units"))),
                (Object) dispatchIds.stream().distinct().toArray(UUID[]::new));
        return units;
    }

    /** What an agency named last; null when it never named any. */
    public @Nullable List<String> units(UUID dispatchId, String agencyId) {
        return units(List.of(dispatchId)).getOrDefault(dispatchId, List.of()).stream()
                .filter(one -> one.agencyId().equals(agencyId))
                .map(UnitsOf::units)
                .findFirst()
                .orElse(null);
    }
}
