package id.layanan112.monitoring.freshness;

/** Where a region's figures come from. */
public enum Source {
    /** The topics of this stack. */
    OWN,
    /** A stack of the centre's own, which forwards its facts. */
    STACK,
    /** Another system, which reports its days. */
    REPORT
}
