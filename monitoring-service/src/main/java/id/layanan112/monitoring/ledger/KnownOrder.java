package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as last told by the gateway.
 *
 * @param gone its centre took it back
 * @param rung index in the chain of who has it
 */
public record KnownOrder(
        UUID id,
        UUID incident,
        long version,
        boolean gone,
        Place place,
        String kind,
        Standing standing,
        int rung,
        Instant orderedAt,
        boolean exercise,
        @Nullable Instant acceptedAt,
        @Nullable Instant enRouteAt,
        @Nullable Instant onSceneAt)
        implements Known {

    /** Where an order stands, as far as figures tell it. */
    public enum Standing {
        /** Nobody has it yet. */
        WAITING,
        /** Somebody has it, or had it and is done. */
        TAKEN,
        /** No agency took it: a human holds it. */
        UNFULFILLED,
        WITHDRAWN;

        static Standing of(DispatchStatus status) {
            return switch (status) {
                case ORDERED, DELIVERED, RECEIVED, READ, DECLINED, DEFERRED, ESCALATED, OTHER -> WAITING;
                case ACCEPTED, PARTIAL, EN_ROUTE, ON_SCENE, DONE -> TAKEN;
                case UNFULFILLED -> UNFULFILLED;
                case WITHDRAWN -> WITHDRAWN;
            };
        }
    }

    static KnownOrder of(DispatchSnapshot order) {
        return new KnownOrder(
                order.dispatchId(),
                order.incidentId(),
                order.version(),
                false,
                new Place(order.centreCode(), order.regionCode()),
                order.kind(),
                Standing.of(order.status()),
                order.rung(),
                Micros.of(order.orderedAt()),
                order.exercise(),
                null,
                null,
                null);
    }

    KnownOrder acceptedAt(Instant at) {
        return withTimes(Micros.of(at), enRouteAt, onSceneAt);
    }

    KnownOrder enRouteAt(Instant at) {
        return withTimes(acceptedAt, Micros.of(at), onSceneAt);
    }

    KnownOrder onSceneAt(Instant at) {
        return withTimes(acceptedAt, enRouteAt, Micros.of(at));
    }

    /** The same order, taken back at a later version. */
    KnownOrder goneAt(long later) {
        return new KnownOrder(
                id,
                incident,
                later,
                true,
                place,
                kind,
                standing,
                rung,
                orderedAt,
                exercise,
                acceptedAt,
                enRouteAt,
                onSceneAt);
    }

    public KnownOrder merge(KnownOrder other) {
        KnownOrder newest = other.version > version ? other : this;
        return newest.withTimes(
                Earlier.of(acceptedAt, other.acceptedAt),
                Earlier.of(enRouteAt, other.enRouteAt),
                Earlier.of(onSceneAt, other.onSceneAt));
    }

    private KnownOrder withTimes(@Nullable Instant accepted, @Nullable Instant enRoute, @Nullable Instant onScene) {
        return new KnownOrder(
                id, incident, version, gone, place, kind, standing, rung, orderedAt, exercise, accepted, enRoute,
                onScene);
    }

    @Override
    public void count(Change change) {
        if (gone) {
            return;
        }
        LocalDate day = place.dayOf(orderedAt);
        change.count(exercise, day, place, Subject.ORDER, kind, standing.name(), Cell.NONE);
        change.time(exercise, day, place, Measure.ACKNOWLEDGE, kind, orderedAt, acceptedAt);
        change.time(exercise, day, place, Measure.TURNOUT, kind, acceptedAt, enRouteAt);
        change.time(exercise, day, place, Measure.TRAVEL, kind, enRouteAt, onSceneAt);
    }
}
