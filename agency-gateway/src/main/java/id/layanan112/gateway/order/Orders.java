package id.layanan112.gateway.order;

import id.layanan112.contracts.DispatchEvent.DispatchClosed;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Dispatches.LaneOfIncident;
import id.layanan112.gateway.dispatch.Dispatches.Newness;
import id.layanan112.gateway.dispatch.Ladder;
import id.layanan112.gateway.escalation.Escalation;
import id.layanan112.gateway.escalation.Timers;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what routing decided: the newest set counts, and what is not in it any more is withdrawn. */
@ApplicationScoped
class Orders {
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Dispatches dispatches;
    private final DeliveryQueue queue;
    private final Timers timers;
    private final Escalation escalation;
    private final Outbox outbox;
    private final InstantSource clock;

    Orders(
            Dispatches dispatches,
            DeliveryQueue queue,
            Timers timers,
            Escalation escalation,
            Outbox outbox,
            InstantSource clock) {
        this.dispatches = dispatches;
        this.queue = queue;
        this.timers = timers;
        this.escalation = escalation;
        this.outbox = outbox;
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
                take(
                        decided,
                        isOneOf(foremost, decided)
                                ? newness.getOrDefault(LaneOfIncident.of(decided), Newness.OLD)
                                : dispatches
                                        .newness(List.of(decided))
                                        .getOrDefault(LaneOfIncident.of(decided), Newness.OLD));
            }
        }
    }

    private static boolean isOneOf(List<DispatchOrdersDecided> some, DispatchOrdersDecided decided) {
        return some.stream().anyMatch(one -> one == decided);
    }

    private void take(DispatchOrdersDecided decided, Newness newness) {
        if (newness == Newness.OLD) {
            return;
        }
        Instant now = clock.instant();
        Map<UUID, Dispatch> known = dispatches.lockedOfLane(decided.incidentId(), decided.lane()).stream()
                .collect(Collectors.toMap(Dispatch::dispatchId, Function.identity()));
        for (DispatchOrder order : decided.orders()) {
            Dispatch before = known.get(order.dispatchId());
            if (before == null) {
                place(List.of(placed(decided, order, now)), now);
            } else {
                change(before, decided, order);
            }
        }
        List<UUID> still =
                decided.orders().stream().map(DispatchOrder::dispatchId).toList();
        known.values().stream()
                .filter(dispatch -> !still.contains(dispatch.dispatchId()))
                .filter(dispatch -> !Ladder.over(dispatch.status()) || dispatch.status() == DispatchStatus.UNFULFILLED)
                .forEach(dispatch -> withdraw(dispatch, now));
    }

    private void place(List<DispatchOrdersDecided> unheard) {
        Instant now = clock.instant();
        place(
                unheard.stream()
                        .flatMap(decided -> decided.orders().stream().map(order -> placed(decided, order, now)))
                        .toList(),
                now);
    }

    private void place(List<Dispatch> placed, Instant now) {
        dispatches.insert(placed);
        List<Dispatch> toAgencies =
                placed.stream().filter(one -> one.holder().agencyId() != null).toList();
        queue.add(toAgencies, Type.ORDERED);
        timers.start(toAgencies);
        placed.stream()
                .filter(one -> one.holder().agencyId() == null)
                .forEach(one ->
                        escalation.withHuman(one.at(DispatchStatus.UNFULFILLED, 0), one.holder(), "NO_AGENCY", now));
    }

    private static Dispatch placed(DispatchOrdersDecided decided, DispatchOrder order, Instant now) {
        boolean late = decided.decidedAt().plus(LATE).isBefore(now);
        return dispatch(decided, order, 1, DispatchStatus.ORDERED, 0, late, now);
    }

    /** The agency that has it keeps it and is told what is new; without one in the new chain it begins again. */
    private void change(Dispatch before, DispatchOrdersDecided decided, DispatchOrder order) {
        if (before.status() == DispatchStatus.DONE) {
            return;
        }
        int kept =
                before.status() == DispatchStatus.WITHDRAWN || before.holder().agencyId() == null
                        ? -1
                        : rungOf(before.holder().agencyId(), order.chain());
        if (before.status() != DispatchStatus.WITHDRAWN
                && before.revision() == decided.revision()
                && same(before, decided, order)) {
            // The same decision told again: its holder, also a human, has it, or is about to get it.
            return;
        }
        Dispatch changed = dispatch(
                decided,
                order,
                before.version() + 1,
                kept < 0 ? DispatchStatus.ORDERED : before.status(),
                Math.max(kept, 0),
                before.late(),
                before.orderedAt());
        queue.drop(changed.dispatchId());
        if (kept < 0) {
            timers.stop(changed.dispatchId());
            if (!Ladder.over(before.status())) {
                queue.add(before, Type.WITHDRAWN);
            }
        }
        dispatches.update(changed);
        if (changed.holder().agencyId() == null) {
            escalation.withHuman(
                    changed.at(DispatchStatus.UNFULFILLED, changed.rung()),
                    changed.holder(),
                    "NO_AGENCY",
                    clock.instant());
            return;
        }
        queue.add(changed, Type.ORDERED);
        if (!Ladder.accepted(changed.status())) {
            timers.start(changed);
        }
    }

    /** At one revision two decisions can differ only by what routing knew of policies and agencies. */
    private static boolean same(Dispatch before, DispatchOrdersDecided decided, DispatchOrder order) {
        return before.chain().equals(order.chain())
                && before.ackSeconds() == order.ackDeadlineSeconds()
                && before.role() == order.role()
                && before.priority() == decided.priority();
    }

    private static int rungOf(String agencyId, List<Rung> chain) {
        for (int rung = 0; rung < chain.size(); rung++) {
            if (agencyId.equals(chain.get(rung).agencyId())) {
                return rung;
            }
        }
        return -1;
    }

    private void withdraw(Dispatch dispatch, Instant now) {
        timers.stop(dispatch.dispatchId());
        queue.drop(dispatch.dispatchId());
        Dispatch withdrawn = dispatch.at(DispatchStatus.WITHDRAWN, dispatch.rung());
        dispatches.step(withdrawn);
        queue.add(withdrawn, Type.WITHDRAWN);
        outbox.add(new DispatchClosed(withdrawn.snapshot(), "WITHDRAWN", now));
    }

    private static Dispatch dispatch(
            DispatchOrdersDecided decided,
            DispatchOrder order,
            long version,
            DispatchStatus status,
            int rung,
            boolean late,
            Instant orderedAt) {
        return new Dispatch(
                order.dispatchId(),
                decided.incidentId(),
                decided.lane(),
                order.kind(),
                order.role(),
                version,
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
                late,
                order.chain(),
                order.ackDeadlineSeconds(),
                order.protectedBlocks(),
                status,
                rung,
                decided.decidedAt(),
                orderedAt);
    }
}
