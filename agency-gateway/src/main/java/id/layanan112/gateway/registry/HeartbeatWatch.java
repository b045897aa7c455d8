package id.layanan112.gateway.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Notices agencies whose heartbeats stay away. They are still asked: all see that they may not answer. */
@ApplicationScoped
class HeartbeatWatch {
    private static final Logger LOG = Logger.getLogger(HeartbeatWatch.class);

    private final Agencies agencies;
    private final MeterRegistry meters;

    HeartbeatWatch(Agencies agencies, MeterRegistry meters) {
        this.agencies = agencies;
        this.meters = meters;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void watch() {
        for (String agency : agencies.missed()) {
            meters.counter("layanan112.agency.unreachable").increment();
            LOG.errorf("UNREACHABLE agency %s: three heartbeats missed; see docs/runbooks/agency-down.md", agency);
        }
    }
}
