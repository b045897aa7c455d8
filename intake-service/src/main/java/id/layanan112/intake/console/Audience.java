package id.layanan112.intake.console;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.web.Language;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * People who see the same.
 *
 * @param centres whose records they see; empty for the nation, who see all
 */
record Audience(boolean nation, SortedSet<String> centres, Rank rank, Language language) {

    /** What they may do. */
    enum Rank {
        CALL_TAKER,
        DISPATCHER,
        SUPERVISOR
    }

    static Audience of(Access access, Language language) {
        return new Audience(access.nation(), new TreeSet<>(access.centres()), rank(access), language);
    }

    public boolean sees(String centre) {
        return nation || centres.contains(centre);
    }

    /** Adds and withdraws agencies. */
    public boolean dispatches() {
        return rank != Rank.CALL_TAKER;
    }

    public boolean supervises() {
        return rank == Rank.SUPERVISOR;
    }

    private static Rank rank(Access access) {
        if (access.hasRole(Roles.SUPERVISOR)) {
            return Rank.SUPERVISOR;
        }
        return access.hasRole(Roles.DISPATCHER) ? Rank.DISPATCHER : Rank.CALL_TAKER;
    }
}
