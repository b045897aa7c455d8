package id.layanan112.kit.health;

import id.layanan112.kit.messaging.Progress;
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
import org.jboss.logging.Logger;

/**
 * Ends a process that stands still: a channel is closed, or records wait while the broker and the own database answer
 * and nothing was finished for a while. Its supervisor starts it again. A broker that is away is waited for.
 */
@ApplicationScoped
@Unremovable
@UnlessBuildProfile("test")
class Watchdog {
    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** EX_SOFTWARE: the supervisor sees that the process ended itself. */
    private static final int EXIT_CODE = 70;

    private final Standstill standstill;
    private final Surroundings surroundings;
    private final Progress progress;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watchdog").daemon().factory());

    Watchdog(
            Surroundings surroundings,
            Progress progress,
            @ConfigProperty(name = "layanan112.watchdog.patience", defaultValue = "30S") Duration patience) {
        this.standstill = new Standstill(patience);
        this.surroundings = surroundings;
        this.progress = progress;
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

    private void look() {
        try {
            Standstill.Verdict verdict = standstill.judge(surroundings.look(), progress.still());
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
