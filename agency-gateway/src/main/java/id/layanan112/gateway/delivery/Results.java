package id.layanan112.gateway.delivery;

import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliveryQueue.Postponed;
import id.layanan112.gateway.queue.DeliveryQueue.Settled;
import id.layanan112.gateway.registry.AgencyChannels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes down how attempts ended, several in one transaction. */
@ApplicationScoped
class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final Duration LAST_RESORT = Duration.ofSeconds(30);

    private final DeliveryQueue queue;
    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final AgencyChannels channels;
    private final int attempts;

    Results(
            DeliveryQueue queue,
            Dispatches dispatches,
            Dispatching dispatching,
            AgencyChannels channels,
            @ConfigProperty(name = "layanan112.gateway.delivery.attempts", defaultValue = "5") int attempts) {
        this.queue = queue;
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.channels = channels;
        this.attempts = attempts;
    }

    record Ended(Claimed claimed, Attempt attempt) {}

    @Transactional
    void write(List<Ended> ended) {
        // Orders are locked before their deliveries, as everywhere: the other way round is a deadlock with an answer.
        Map<UUID, Dispatch> orders = new HashMap<>(dispatches.locked(
                ended.stream().map(one -> one.claimed().dispatchId()).toList()));
        List<Postponed> later = new ArrayList<>();
        List<Settled> over = new ArrayList<>();
        for (Ended one : ended) {
            switch (one.attempt()) {
                case Attempt.Taken() -> over.add(new Settled(one.claimed(), "TAKEN"));
                case Attempt.HeldBack(String why, Duration pause) ->
                    later.add(new Postponed(one.claimed(), pause, false));
                case Attempt.Moved(Reach.Line line) -> queue.overTo(one.claimed(), line, Duration.ZERO);
                case Attempt.DeadEnd(String why, boolean disable) -> givenUp(one, orders, why, over);
                case Attempt.Failed(String why, Optional<Duration> retryAfter) -> {
                    if (one.claimed().tries() < attempts) {
                        later.add(new Postponed(one.claimed(), pause(one.claimed(), retryAfter), true));
                    } else {
                        givenUp(one, orders, why, over);
                    }
                }
            }
        }
        queue.postpone(later);
        tell(ended, orders, queue.settle(over));
        queue.release(ended.stream().map(Ended::claimed).toList());
    }

    private static Duration pause(Claimed claimed, Optional<Duration> retryAfter) {
        return Backoff.after(
                claimed.tries(), retryAfter, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** An agency that is asked may be passed over; one that has it, or had it, is told by whatever channel works. */
    private void givenUp(Ended one, Map<UUID, Dispatch> orders, String why, List<Settled> over) {
        Claimed claimed = one.claimed();
        Dispatch order = orders.get(claimed.dispatchId());
        boolean ofWork = claimed.type() == Type.ORDERED || claimed.type() == Type.TOLD_MORE;
        if (order == null || ofWork && !order.comes(claimed.agencyId()) && !askedToldMore(order, claimed)) {
            // It is still asked, and the order moves on by this; or it is not asked any more.
            over.add(new Settled(claimed, why));
            return;
        }
        Optional<Reach.Line> next = channels.next(
                claimed.agencyId(),
                order.order().overExerciseChannel(),
                claimed.line().position());
        if (next.isPresent()) {
            queue.overTo(claimed, next.get(), Duration.ZERO);
        } else if (ofWork) {
            // What is new must reach who is on the road: there is no other one to ask.
            LOG.errorf(
                    "UPDATE NOT DELIVERED dispatch %s to agency %s (%s), trying on; see docs/runbooks/agency-down.md",
                    claimed.dispatchId(), claimed.agencyId(), why);
            // Round again, from its first channel: that may work by now.
            queue.overTo(
                    claimed,
                    channels.next(claimed.agencyId(), order.order().overExerciseChannel(), -1)
                            .orElse(claimed.line()),
                    LAST_RESORT);
        } else {
            LOG.warnf("delivery %s (%s) given up: %s", claimed.deliveryId(), claimed.type(), why);
            over.add(new Settled(claimed, why));
        }
    }

    /** Who is still asked has the order, and may take it: what is told of it is tried by whatever channel works. */
    private static boolean askedToldMore(Dispatch order, Claimed claimed) {
        return claimed.type() == Type.TOLD_MORE
                && order.statusOf(claimed.agencyId()).isPresent();
    }

    private void tell(List<Ended> ended, Map<UUID, Dispatch> orders, Set<UUID> settled) {
        List<Consequence> consequences = new ArrayList<>();
        for (Ended one : ended) {
            Claimed claimed = one.claimed();
            Dispatch order = orders.get(claimed.dispatchId());
            if (order != null && claimed.type() == Type.ORDERED && settled.contains(claimed.deliveryId())) {
                Consequence consequence = dispatching.follow(order, happening(claimed, one.attempt()));
                orders.put(claimed.dispatchId(), consequence.dispatch());
                consequences.add(consequence);
            }
        }
        dispatching.apply(consequences);
    }

    private static Happening happening(Claimed claimed, Attempt attempt) {
        return attempt instanceof Attempt.Taken
                ? new Happening.Taken(claimed.rung(), claimed.line(), claimed.tries())
                : new Happening.Unreachable(claimed.rung(), claimed.line());
    }
}
