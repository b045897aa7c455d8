package id.layanan112.monitoring.counts;

import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.Change;
import id.layanan112.monitoring.ledger.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where anything was counted since the last look: many events are one picture. */
@ApplicationScoped
public class Changes {
    private Set<String> scopes = new HashSet<>();

    public void happened(Change change) {
        Set<String> more = change.allCells().keySet().stream().map(Cell::scope).collect(Collectors.toSet());
        synchronized (this) {
            scopes.addAll(more);
        }
    }

    /** Anything may be otherwise. */
    public synchronized void everywhere() {
        scopes.add(Place.NATION);
    }

    /** The scopes of all changes since it was asked last. */
    public synchronized Set<String> sinceLastAsked() {
        Set<String> all = scopes;
        scopes = new HashSet<>();
        return all;
    }
}
