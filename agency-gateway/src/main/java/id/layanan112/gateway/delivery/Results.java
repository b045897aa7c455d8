package id.layanan112.gateway.delivery;

import id.layanan112.contracts.DispatchEvent.DispatchDelivered;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ladder;
import id.layanan112.gateway.escalation.Escalation;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
        // In the order of the orders: two writers must not wait for each other crosswise.
        ended.stream()
                .sorted(Comparator.comparing(one -> one.claimed().dispatchId().toString()))
                .forEach(one -> {
                    switch (one.attempt()) {
                        case Attempt.Taken() -> taken(one.claimed());
                        case Attempt.Failed failed -> failed(one.claimed(), failed);
                    }
                });
    }

    private void taken(Claimed claimed) {
        // The order is locked before its deliveries, as everywhere: the other way round is a deadlock with an answer.
        Dispatch dispatch = dispatches.locked(claimed.dispatchId()).orElseThrow();
        if (!queue.settle(claimed, "TAKEN") || claimed.type() != Type.ORDERED) {
            return;
        }
        if (dispatch.rung() == claimed.rung() && Ladder.delivers(dispatch.status())) {
            Dispatch delivered = dispatch.at(DispatchStatus.DELIVERED, dispatch.rung());
            dispatches.step(delivered);
            outbox.add(new DispatchDelivered(delivered.snapshot(), "WEBHOOK", claimed.attempt(), clock.instant()));
        }
    }

    private void failed(Claimed claimed, Attempt.Failed failed) {
        boolean given = claimed.attempt() >= attempts;
        if (claimed.type() == Type.ORDERED && given) {
            // Locked before the queue's row, as everywhere: order first, then its deliveries.
            Dispatch dispatch = dispatches.locked(claimed.dispatchId()).orElseThrow();
            if (queue.settle(claimed, failed.why())
                    && dispatch.rung() == claimed.rung()
                    && Ladder.delivers(dispatch.status())) {
                escalation.next(dispatch, "UNDELIVERABLE");
            }
            return;
        }
        if (given) {
            queue.settle(claimed, failed.why());
            return;
        }
        Duration wait = Backoff.after(
                claimed.attempt(),
                failed.retryAfter(),
                () -> ThreadLocalRandom.current().nextDouble());
        queue.later(claimed, wait);
    }
}
