package id.layanan112.intake.details;

/** How one can talk with a caller. */
public enum Communication {
    VOICE,
    TEXT,
    /** Through an interpreter or a relay service. */
    RELAY,
    CANNOT_SPEAK
}
