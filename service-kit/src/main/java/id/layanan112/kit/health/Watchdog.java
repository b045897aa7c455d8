package id.layanan112.kit.health;

import id.layanan112.kit.messaging.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Ends a process that stands still: a channel is closed, or records wait while the broker and the own database answer
 * and nothing was finished for a while. Its supervisor starts it again. A broker that is away is waited for.
 */
@Liveness
@ApplicationScoped
@Unremovable
@UnlessBuildProfile("test")
class Watchdog implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration BLIND = Duration.ofMinutes(2);

    /** EX_SOFTWARE: the supervisor sees that the process ended itself. */
    private static final int EXIT_CODE = 70;

    private final Standstill standstill;
    private final Surroundings surroundings;
    private final Progress progress;
    private volatile long lag = -1;
    private volatile long lookedNanos = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watchdog").daemon().factory());

    Watchdog(
            Surroundings surroundings,
            Progress progress,
            MeterRegistry meters,
            @ConfigProperty(name = "layanan112.watchdog.patience", defaultValue = "30S") Duration patience) {
        this.standstill = new Standstill(patience);
        this.surroundings = surroundings;
        this.progress = progress;
        if (surroundings.consumes()) {
            meters.gauge("layanan112.consumer.lag.records", this, now -> now.lag);
        }
    }

    void start(@Observes StartupEvent event) {
        if (!surroundings.consumes()) {
            return;
        }
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Alive means that somebody looks whether it stands still: what is found to stand still is ended at once. */
    @Override
    public HealthCheckResponse call() {
        boolean looked = Duration.ofNanos(System.nanoTime() - lookedNanos).compareTo(BLIND) < 0;
        return HealthCheckResponse.named("progress")
                .status(!surroundings.consumes() || looked)
                .build();
    }

    private void look() {
        try {
            Standstill.Sight sight = surroundings.look();
            lag = sight.lag();
            lookedNanos = System.nanoTime();
            Standstill.Verdict verdict = standstill.judge(sight, progress.still());
            if (verdict instanceof Standstill.Verdict.End(String why)) {
                LOG.fatalf("ENDING: %s; see docs/runbooks/watchdog.md", why);
                // Not an orderly exit: what is stuck would hold it up, and nothing unacknowledged can be lost.
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        } catch (RuntimeException e) {
            LOG.warnf("watchdog cannot look: %s", e.getClass().getSimpleName());
        }
    }
}
