package id.layanan112.gateway.delivery;

import id.layanan112.contracts.DispatchEvent.DispatchDelivered;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ladder;
import id.layanan112.gateway.escalation.Escalation;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliveryQueue.Postponed;
import id.layanan112.gateway.queue.DeliveryQueue.Settled;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes down how attempts ended, several in one transaction. */
@ApplicationScoped
class Results {
    private final DeliveryQueue queue;
    private final Dispatches dispatches;
    private final Escalation escalation;
    private final Outbox outbox;
    private final InstantSource clock;
    private final int attempts;

    Results(
            DeliveryQueue queue,
            Dispatches dispatches,
            Escalation escalation,
            Outbox outbox,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.gateway.delivery.attempts", defaultValue = "5") int attempts) {
        this.queue = queue;
        this.dispatches = dispatches;
        this.escalation = escalation;
        this.outbox = outbox;
        this.clock = clock;
        this.attempts = attempts;
    }

    record Ended(Claimed claimed, Attempt attempt) {}

    @Transactional
    void write(List<Ended> ended) {
        // Orders are locked before their deliveries, as everywhere: the other way round is a deadlock with an answer.
        Map<UUID, Dispatch> orders = new HashMap<>(dispatches.locked(ended.stream()
                .filter(one -> one.claimed().type() == Type.ORDERED)
                .map(one -> one.claimed().dispatchId())
                .toList()));
        queue.postpone(ended.stream().flatMap(this::again).toList());
        Set<UUID> settled = queue.settle(ended.stream().flatMap(this::settled).toList());
        Set<Dispatch> delivered = new LinkedHashSet<>();
        for (Ended one : ended) {
            Dispatch order = orders.get(one.claimed().dispatchId());
            if (order != null && settled.contains(one.claimed().deliveryId()) && concerns(one.claimed(), order)) {
                switch (one.attempt()) {
                    case Attempt.Taken() -> delivered.add(delivered(order, one.claimed(), orders));
                    case Attempt.Failed failed -> undeliverable(order, orders);
                    case Attempt.NoChannel() -> undeliverable(order, orders);
                }
            }
        }
        dispatches.step(delivered);
    }

    /** A result of an earlier rung, or of an order that went further by itself, changes nothing. */
    private static boolean concerns(Claimed claimed, Dispatch order) {
        return claimed.type() == Type.ORDERED && order.rung() == claimed.rung() && Ladder.delivers(order.status());
    }

    private void undeliverable(Dispatch order, Map<UUID, Dispatch> orders) {
        orders.remove(order.dispatchId());
        escalation.next(order, "UNDELIVERABLE");
    }

    private Dispatch delivered(Dispatch order, Claimed claimed, Map<UUID, Dispatch> orders) {
        Dispatch delivered = order.at(DispatchStatus.DELIVERED, order.rung());
        orders.put(order.dispatchId(), delivered);
        outbox.add(new DispatchDelivered(delivered.snapshot(), "WEBHOOK", claimed.attempt(), clock.instant()));
        return delivered;
    }

    private Stream<Settled> settled(Ended one) {
        return switch (one.attempt()) {
            case Attempt.Taken() -> Stream.of(new Settled(one.claimed(), "TAKEN"));
            case Attempt.NoChannel() -> Stream.of(new Settled(one.claimed(), "NO_CHANNEL"));
            case Attempt.Failed(String why, Optional<Duration> retryAfter) ->
                givenUp(one) ? Stream.of(new Settled(one.claimed(), why)) : Stream.empty();
        };
    }

    private Stream<Postponed> again(Ended one) {
        return switch (one.attempt()) {
            case Attempt.Taken() -> Stream.empty();
            case Attempt.NoChannel() -> Stream.empty();
            case Attempt.Failed(String why, Optional<Duration> retryAfter) ->
                givenUp(one)
                        ? Stream.empty()
                        : Stream.of(new Postponed(
                                one.claimed(),
                                Backoff.after(
                                        one.claimed().attempt(),
                                        retryAfter,
                                        () -> ThreadLocalRandom.current().nextDouble())));
        };
    }

    private boolean givenUp(Ended one) {
        return one.claimed().attempt() >= attempts;
    }
}
