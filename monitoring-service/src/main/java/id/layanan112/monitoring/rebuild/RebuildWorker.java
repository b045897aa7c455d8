package id.layanan112.monitoring.rebuild;

import id.layanan112.kit.threads.Repeating;
import id.layanan112.monitoring.facts.Facts;
import id.layanan112.monitoring.rebuild.Rebuilding.Progress;
import id.layanan112.monitoring.rebuild.Rebuilding.Step;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Goes on with a rebuild that has begun, here or in a process that is gone; begins one when the rules have changed. */
@ApplicationScoped
class RebuildWorker {
    private static final Logger LOG = Logger.getLogger(RebuildWorker.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);
    private static final long SAYS_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Rebuilding rebuilding;
    private @Nullable Repeating thread;
    // Both belong to the one thread.
    private boolean rulesSeen;
    private long saidNanos;

    RebuildWorker(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    void start(@Observes StartupEvent event) {
        thread = Repeating.start("rebuild", LOOKS_EVERY, this::goOn);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.close();
        }
    }

    private void goOn() {
        if (!rulesSeen) {
            rulesSeen = !rebuilding.rulesChanged();
            if (!rulesSeen) {
                rebuilding.begin("rules");
            }
        }
        if (rebuilding.latest().filter(one -> one.endedAt() == null).isEmpty()) {
            return;
        }
        Step step = Step.MORE;
        while (step == Step.MORE && !Thread.currentThread().isInterrupted()) {
            try {
                step = rebuilding.step();
            } catch (Facts.Unreadable e) {
                // Not passed over: figures that leave a fact out would look right.
                LOG.errorf(
                        "rebuild stands still: fact %s cannot be read; see docs/runbooks/rebuild.md", e.getMessage());
                return;
            }
            rebuilding.latest().ifPresent(this::say);
        }
        if (step == Step.DONE) {
            rebuilding.dropOld();
        }
    }

    private void say(Progress progress) {
        long now = System.nanoTime();
        if (progress.endedAt() != null) {
            LOG.infof(
                    "rebuild: %d facts in %d s, shown now",
                    progress.done(),
                    Duration.between(progress.startedAt(), progress.endedAt()).toSeconds());
        } else if (now - saidNanos > SAYS_EVERY_NANOS) {
            saidNanos = now;
            LOG.infof("rebuild: %d of %d facts", progress.done(), progress.facts());
        }
    }
}
