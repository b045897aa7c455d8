package id.layanan112.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When a record was last finished: what the watchdog looks at. */
@ApplicationScoped
public class Progress {
    // The monotonic clock: a wall clock that is set back must not look like a standstill, nor hide one.
    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong finished = new AtomicLong();

    void finished(int records) {
        finished.addAndGet(records);
        lastNanos.set(System.nanoTime());
    }

    public long finished() {
        return finished.get();
    }

    /** How long ago the last record was finished. */
    public Duration still() {
        return Duration.ofNanos(System.nanoTime() - lastNanos.get());
    }
}
