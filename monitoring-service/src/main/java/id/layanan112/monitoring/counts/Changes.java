package id.layanan112.monitoring.counts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether anything was counted since the last look: many events are one picture. */
@ApplicationScoped
public class Changes {
    private final AtomicBoolean changed = new AtomicBoolean(true);

    public void happened() {
        changed.set(true);
    }

    /** True once after any number of changes. */
    public boolean sinceLastAsked() {
        return changed.getAndSet(false);
    }
}
