package id.layanan112.contracts;

/** Where a rung of an escalation chain comes from. */
public enum RungSource {
    /** The region's own agency. */
    OWN,
    /** A neighbour under agreement. */
    NEIGHBOUR,
    /** The province's agency. */
    PROVINCE,
    /** The national desk. */
    NATIONAL,
    /** An agency of another kind stands in (a service substitution). */
    SUBSTITUTE,
    /** The supervisor of the centre that took the call. */
    SUPERVISOR,
    /** The supervisor of the deputy centre. */
    DEPUTY,
    OTHER;

    /** True when nobody but a person of a call centre is left. */
    public boolean human() {
        return this == SUPERVISOR || this == DEPUTY;
    }
}
