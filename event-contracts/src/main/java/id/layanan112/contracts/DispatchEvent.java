package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an order; each fact carries the order's whole present state. */
public sealed interface DispatchEvent extends DomainEvent {

    DispatchSnapshot dispatch();

    @Override
    default String key() {
        return dispatch().incidentId().toString();
    }

    @Override
    default long sequence() {
        return dispatch().version();
    }

    @Override
    default @Nullable String regionCode() {
        return dispatch().regionCode();
    }

    @Override
    default boolean exercise() {
        return dispatch().exercise();
    }

    @Override
    default UUID incident() {
        return dispatch().incidentId();
    }

    /** The agency's system took it over: no acceptance yet. */
    record DispatchDelivered(DispatchSnapshot dispatch, String channel, int attempt, Instant at)
            implements DispatchEvent {}

    /**
     * The agency says how far it is.
     *
     * @param effective false when it came late, twice or out of order: recorded, not applied
     * @param reason a code, for DECLINED and PARTIAL
     * @param agency who says so, which need not be the holder any more; null from older gateways
     * @param units that come, as the agency named them last; null when it named none
     */
    record DispatchAcknowledged(
            DispatchSnapshot dispatch,
            AckStep step,
            Actor by,
            boolean effective,
            @Nullable String reason,
            @Nullable Instant deferredUntil,
            Instant at,
            @Nullable Answering agency,
            @Nullable List<String> units)
            implements DispatchEvent {}

    /** The agency that says something of an order. */
    record Answering(String agencyId, String name) {}

    /**
     * Nobody accepted in time.
     *
     * @param nextChannel by which the same agency is told once more; null when the order moves on
     */
    record AckDeadlineMissed(
            DispatchSnapshot dispatch,
            Instant dueAt,
            Instant at,
            @Nullable String nextChannel) implements DispatchEvent {}

    /**
     * The order moved on along its chain.
     *
     * @param reason {@code DEADLINE_MISSED}, {@code DECLINED}, {@code PARTIAL}, {@code UNDELIVERABLE}; {@code AGAIN}
     *     when a person has it delivered again, {@code WITHDRAWN} when a person took it from one of several that come,
     *     {@code REVISED} when one that comes holds it by a new decision
     */
    record DispatchEscalated(DispatchSnapshot dispatch, Rung from, Rung to, String reason, Instant at)
            implements DispatchEvent {}

    /**
     * En route, on scene or done: the steps of people on the road.
     *
     * @param agency whose people; null from older gateways
     * @param by null from older gateways
     * @param units as of {@link DispatchAcknowledged}
     */
    record ResponderStatusChanged(
            DispatchSnapshot dispatch,
            AckStep status,
            boolean effective,
            Instant at,
            @Nullable Answering agency,
            @Nullable Actor by,
            @Nullable List<String> units)
            implements DispatchEvent {}

    /**
     * The agency writes to the call taker; nothing of the order changes.
     *
     * @param response protected block of this line alone, for the centre and nobody else, 16 kB at most
     */
    record DispatchNoted(DispatchSnapshot dispatch, Answering agency, UUID lineId, String response, Instant at)
            implements DispatchEvent {}

    /**
     * No agency took all of it: the named human holds it.
     *
     * @param reason as of {@link DispatchEscalated}, or {@code NO_AGENCY}, {@code EXPIRED}
     */
    record DispatchUnfulfilled(DispatchSnapshot dispatch, Rung human, String reason, Instant at)
            implements DispatchEvent {}

    /**
     * Nothing more will happen to it.
     *
     * @param reason {@code DONE}, {@code WITHDRAWN}
     */
    record DispatchClosed(DispatchSnapshot dispatch, String reason, Instant at) implements DispatchEvent {}
}
