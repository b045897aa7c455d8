package id.layanan112.routing.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The policies in force, as this replica knows them. Whatever is away, there is always a snapshot to decide with. */
@ApplicationScoped
public class Policies {
    private volatile PolicySnapshot current = new PolicySnapshot(List.of());

    public PolicySnapshot current() {
        return current;
    }

    /** From the next decision on. */
    public void swap(PolicySnapshot next) {
        current = next;
    }
}
