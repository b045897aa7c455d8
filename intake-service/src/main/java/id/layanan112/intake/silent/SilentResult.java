package id.layanan112.intake.silent;

/** What came of a step. */
public enum SilentResult {
    /** No reaction, nothing found. */
    NOTHING,
    /** Somebody reacted, or something was found: this is no ghost, and is told in the call's details. */
    SOMETHING,
    /** It could not be done: no answer by the network, no location. */
    NOT_POSSIBLE
}
