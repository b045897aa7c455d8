package id.layanan112.intake.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * A task that nobody has done in time is the supervisor's: it is taken from whoever had it, who may have gone home, and
 * an alarm says so, once.
 */
@ApplicationScoped
class OverdueCallbacks {
    private static final Logger LOG = Logger.getLogger(OverdueCallbacks.class);

    private final CallbackTasks tasks;
    private final MeterRegistry meters;

    OverdueCallbacks(CallbackTasks tasks, MeterRegistry meters) {
        this.tasks = tasks;
        this.meters = meters;
    }

    @Scheduled(every = "2s", delayed = "4s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void escalate() {
        Map<String, Long> overdue = tasks.escalate();
        overdue.forEach((centre, count) -> {
            meters.counter("layanan112.callbacks.overdue", "centre", centre).increment(count);
            LOG.warnf("CALLBACK OVERDUE: %d in centre %s, for the supervisor", count, centre);
        });
    }
}
