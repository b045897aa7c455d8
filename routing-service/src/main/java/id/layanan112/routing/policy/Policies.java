package id.layanan112.routing.policy;

import jakarta.enterprise.context.ApplicationScoped;

/** The policies in force, as this replica knows them. Whatever is away, there is always a snapshot to decide with. */
@ApplicationScoped
public class Policies {
    private volatile PolicySnapshot current = PolicySnapshot.unread();
    private volatile boolean upToDate;

    public PolicySnapshot current() {
        return current;
    }

    /** From the next decision on. */
    public void swap(PolicySnapshot next) {
        current = next;
    }

    /** False while what is held may be older than the store. */
    public boolean upToDate() {
        return upToDate;
    }

    public void setUpToDate(boolean reached) {
        upToDate = reached;
    }
}
