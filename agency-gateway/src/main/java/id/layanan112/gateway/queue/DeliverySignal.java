package id.layanan112.gateway.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes this process's delivery after a commit; what another replica wrote is seen at the next poll. */
@ApplicationScoped
public class DeliverySignal {
    private final Semaphore written = new Semaphore(0);
    private final TransactionSynchronizationRegistry transactions;

    DeliverySignal(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }

    public void wake() {
        written.release();
    }

    public void await(Duration longest) throws InterruptedException {
        if (written.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            written.drainPermits();
        }
    }
}
