package id.layanan112.gateway.order;

import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Dispatches.LaneOfIncident;
import id.layanan112.gateway.dispatch.Dispatches.Newness;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.dispatch.Placing;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.gateway.registry.AgencyChannels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what routing decided: the newest set counts, and what is not in it any more is withdrawn. */
@ApplicationScoped
class Orders {
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final AgencyChannels channels;
    private final OrderLife life;
    private final InstantSource clock;

    Orders(
            Dispatches dispatches,
            Dispatching dispatching,
            AgencyChannels channels,
            OrderLife life,
            InstantSource clock) {
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.channels = channels;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Takes a poll's decisions, in their order and in the current transaction. Incidents that are new to their lane, as
     * nearly all are, are written together: row by row a busy machine would fall behind its centres.
     */
    void take(List<DispatchOrdersDecided> decisions) {
        List<DispatchOrdersDecided> foremost = List.copyOf(decisions.stream()
                .collect(Collectors.toMap(
                        LaneOfIncident::of, Function.identity(), (first, later) -> first, LinkedHashMap::new))
                .values());
        Map<LaneOfIncident, Newness> newness = dispatches.newness(foremost);
        List<DispatchOrdersDecided> unheard = foremost.stream()
                .filter(decided -> newness.get(LaneOfIncident.of(decided)) == Newness.FIRST)
                .toList();
        place(unheard);
        for (DispatchOrdersDecided decided : decisions) {
            if (!isOneOf(unheard, decided)) {
                Map<LaneOfIncident, Newness> known =
                        isOneOf(foremost, decided) ? newness : dispatches.newness(List.of(decided));
                if (known.getOrDefault(LaneOfIncident.of(decided), Newness.OLD) != Newness.OLD) {
                    change(decided);
                }
            }
        }
    }

    private static boolean isOneOf(List<DispatchOrdersDecided> some, DispatchOrdersDecided decided) {
        return some.stream().anyMatch(one -> one == decided);
    }

    private void place(List<DispatchOrdersDecided> unheard) {
        Instant now = clock.instant();
        dispatching.place(unheard.stream()
                .flatMap(decided -> decided.orders().stream().map(order -> ordered(decided, order, now)))
                .map(ordered -> Placing.place(ordered, channels, now))
                .toList());
    }

    private void change(DispatchOrdersDecided decided) {
        Instant now = clock.instant();
        Map<UUID, Dispatch> known = dispatches.lockedOfLane(decided.incidentId(), decided.lane()).stream()
                .collect(Collectors.toMap(Dispatch::dispatchId, Function.identity()));
        for (DispatchOrder order : decided.orders()) {
            Dispatch before = known.get(order.dispatchId());
            Ordered ordered = ordered(decided, order, now);
            if (before == null) {
                dispatching.place(List.of(Placing.place(ordered, channels, now)));
            } else {
                dispatching.revise(Placing.revise(before, sinceWhenItWas(before, ordered), channels, now));
            }
        }
        List<UUID> still =
                decided.orders().stream().map(DispatchOrder::dispatchId).toList();
        known.values().stream()
                .filter(dispatch -> !still.contains(dispatch.dispatchId()))
                .forEach(dispatch -> dispatching.apply(dispatch, new Happening.Withdrawn()));
    }

    /** A new revision of an order is as old as the first one. */
    private static Ordered sinceWhenItWas(Dispatch before, Ordered revised) {
        return revised.since(before.order().orderedAt(), before.order().late());
    }

    private Ordered ordered(DispatchOrdersDecided decided, DispatchOrder order, Instant now) {
        return new Ordered(
                order.dispatchId(),
                decided.incidentId(),
                decided.lane(),
                order.kind(),
                order.role(),
                decided.revision(),
                decided.centreCode(),
                decided.regionCode(),
                decided.incidentType(),
                decided.priority(),
                decided.sensitivity(),
                decided.hazards(),
                decided.victims(),
                decided.exercise(),
                false,
                decided.decidedAt().plus(LATE).isBefore(now),
                order.chain(),
                Objects.requireNonNullElse(order.rungDeadlineSeconds(), List.of(order.ackDeadlineSeconds())),
                order.protectedBlocks(),
                decided.decidedAt(),
                now,
                life.of(decided.priority()),
                decided.decidedAt().plus(life.of(decided.priority())));
    }
}
