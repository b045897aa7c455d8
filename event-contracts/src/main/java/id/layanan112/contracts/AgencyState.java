package id.layanan112.contracts;

/** Whether an agency takes orders. */
public enum AgencyState {
    ACTIVE,
    DIVERTING,
    INACTIVE,
    /** By itself, after missed heartbeats. */
    UNREACHABLE,
    OTHER
}
