package id.layanan112.contracts;

/** How a call reached the centre. */
public enum CallChannel {
    VOICE,
    TEXT,
    APP,
    /** Told by another service or centre. */
    RELAY,
    /** Taken on paper, entered later with its own times. */
    PAPER,
    /** Made by the probe, to see that calls go through: always an exercise, and nobody is disturbed by it. */
    PROBE,
    OTHER
}
