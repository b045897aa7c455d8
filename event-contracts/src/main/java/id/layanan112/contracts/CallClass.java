package id.layanan112.contracts;

/** What a call turned out to be; a call without one is still open. Closed for this version: the sum over classes must close. */
public enum CallClass {
    /** A call for help. */
    NORMAL,
    /** A question. */
    INFORMATION,
    /** A person's judgement, never a filter. */
    PRANK,
    /** Silent, and every step of the silent-call procedure was taken. */
    GHOST,
    /** Ended before it was answered. */
    ABANDONED
}
