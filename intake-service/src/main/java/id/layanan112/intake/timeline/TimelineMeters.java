package id.layanan112.intake.timeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** How many incidents now wait for somebody to phone, in the whole country; every replica says the same. */
@ApplicationScoped
class TimelineMeters {
    private final Alarms alarms;
    private volatile long notSent;

    TimelineMeters(Alarms alarms, TimelineFollower follower, MeterRegistry meters) {
        this.alarms = alarms;
        meters.gauge("layanan112.incidents.not.sent", this, now -> now.notSent);
        meters.gauge("layanan112.timeline.stale", follower, now -> now.stale() ? 1 : 0);
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        notSent = QuarkusTransaction.requiringNew().call(alarms::notSent);
    }
}
