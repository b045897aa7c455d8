package id.layanan112.intake.call;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All who follow calls, told in the transaction that changes them. */
@ApplicationScoped
class Watchers {
    private final List<CallWatcher> all;

    Watchers(@All List<CallWatcher> all) {
        this.all = all;
    }

    void turned(List<CallWatcher.Turn> turns) {
        if (!turns.isEmpty()) {
            all.forEach(watcher -> watcher.turned(turns));
        }
    }
}
