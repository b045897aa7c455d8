package id.layanan112.kit.threads;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A step that is done again and again, more often than the scheduler's one second. A step that fails is tried again. */
public final class Repeating implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Repeating.class);

    private final ScheduledExecutorService thread;

    private Repeating(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /**
     * Begins at once, on a thread of its own.
     *
     * @param pause between the end of one step and the beginning of the next
     */
    public static Repeating start(String name, Duration pause, Runnable step) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        var _ = thread.scheduleWithFixedDelay(() -> tried(name, step), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return new Repeating(thread);
    }

    private static void tried(String name, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            // Its message could quote a row.
            LOG.warnf("%s: %s, trying again", name, e.getClass().getSimpleName());
        } catch (Error e) {
            // Out of memory, or worse: a process in which this stands still would look as if all were well.
            LOG.errorf("%s: %s, ending the process", name, e.getClass().getSimpleName());
            Runtime.getRuntime().halt(3);
        }
    }

    /** No further step is begun. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
