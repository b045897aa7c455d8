package id.layanan112.routing.policy;

/** How it stands with a region's own agencies of a kind: the best of them. */
public enum OwnAgency {
    ACTIVE,
    UNREACHABLE,
    DIVERTING,
    INACTIVE,
    /** The region has none. */
    NONE
}
