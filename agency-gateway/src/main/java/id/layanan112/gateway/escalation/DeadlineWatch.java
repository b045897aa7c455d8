package id.layanan112.gateway.escalation;

import id.layanan112.contracts.DispatchEvent.AckDeadlineMissed;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ladder;
import id.layanan112.gateway.escalation.Timers.Due;
import id.layanan112.kit.messaging.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Fires timers that are due, each once and in a transaction of its own. */
@ApplicationScoped
class DeadlineWatch {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    private static final int MOST = 200;

    private final Timers timers;
    private final Dispatches dispatches;
    private final Escalation escalation;
    private final Outbox outbox;
    private final InstantSource clock;

    DeadlineWatch(Timers timers, Dispatches dispatches, Escalation escalation, Outbox outbox, InstantSource clock) {
        this.timers = timers;
        this.dispatches = dispatches;
        this.escalation = escalation;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "0.5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        for (Due due : timers.due(MOST)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> fire(due));
            } catch (RuntimeException e) {
                // The row is still there: it fires at the next look, half a second later.
                LOG.warnf(
                        "timer of dispatch %s: %s",
                        due.dispatchId(), e.getClass().getSimpleName());
            }
        }
    }

    private void fire(Due due) {
        // The order is locked first, as everywhere; then the timer's row says whether it is still to fire.
        Optional<Dispatch> found = dispatches.locked(due.dispatchId());
        if (!timers.fire(due) || found.isEmpty()) {
            return;
        }
        Dispatch dispatch = found.get();
        if (dispatch.rung() != due.rung() || Ladder.over(dispatch.status()) || Ladder.accepted(dispatch.status())) {
            return;
        }
        Dispatch missed = dispatch.recorded();
        outbox.add(new AckDeadlineMissed(missed.snapshot(), due.dueAt(), clock.instant()));
        escalation.next(missed, "DEADLINE_MISSED");
    }
}
