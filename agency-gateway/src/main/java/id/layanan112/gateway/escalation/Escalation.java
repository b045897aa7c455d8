package id.layanan112.gateway.escalation;

import id.layanan112.contracts.DispatchEvent.DispatchEscalated;
import id.layanan112.contracts.DispatchEvent.DispatchUnfulfilled;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The rule about escalation: an order that its holder does not take goes to the next rung, and the last one is a human. */
@ApplicationScoped
public class Escalation {
    private static final Logger LOG = Logger.getLogger(Escalation.class);

    private final Dispatches dispatches;
    private final DeliveryQueue queue;
    private final Timers timers;
    private final Outbox outbox;
    private final InstantSource clock;

    Escalation(Dispatches dispatches, DeliveryQueue queue, Timers timers, Outbox outbox, InstantSource clock) {
        this.dispatches = dispatches;
        this.queue = queue;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Moves an order on, in the current transaction, which has locked it.
     *
     * @param reason {@code DEADLINE_MISSED}, {@code DECLINED} or {@code UNDELIVERABLE}
     */
    public void next(Dispatch dispatch, String reason) {
        Instant now = clock.instant();
        timers.stop(dispatch.dispatchId());
        queue.drop(dispatch.dispatchId());
        if (dispatch.status() != DispatchStatus.ORDERED) {
            // It knows of the order: it is told that the order is not its any more.
            queue.add(dispatch, Type.WITHDRAWN);
        }
        int rung = Math.min(dispatch.rung() + 1, dispatch.chain().size() - 1);
        Rung to = dispatch.chain().get(rung);
        if (to.source().human() || to.agencyId() == null) {
            withHuman(dispatch.at(DispatchStatus.UNFULFILLED, rung), to, reason, now);
        } else {
            Dispatch moved = dispatch.at(DispatchStatus.ORDERED, rung);
            dispatches.step(moved);
            queue.add(moved, Type.ORDERED);
            timers.start(moved);
            outbox.add(new DispatchEscalated(moved.snapshot(), dispatch.holder(), to, reason, now));
        }
    }

    /** No agency is left, or there never was one. */
    public void withHuman(Dispatch unfulfilled, Rung human, String reason, Instant now) {
        dispatches.step(unfulfilled);
        outbox.add(new DispatchUnfulfilled(unfulfilled.snapshot(), human, reason, now));
        LOG.warnf(
                "UNFULFILLED dispatch %s (%s): a human of centre %s holds it",
                unfulfilled.dispatchId(), reason, unfulfilled.centreCode());
    }
}
