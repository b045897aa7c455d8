package id.layanan112.contracts;

/** How urgent an incident is. Closed for this version. */
public enum Priority {
    /** Life at risk now. */
    P1,
    P2,
    P3,
    /** No urgency. */
    P4
}
