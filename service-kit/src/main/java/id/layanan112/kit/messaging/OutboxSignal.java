package id.layanan112.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a commit; another replica's relay sees the row at its next poll. */
@ApplicationScoped
class OutboxSignal {
    private final Semaphore written = new Semaphore(0);

    void wake() {
        written.release();
    }

    /** Returns after a wake-up, or after {@code longest} without one. */
    void await(Duration longest) throws InterruptedException {
        if (written.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            written.drainPermits();
        }
    }
}
