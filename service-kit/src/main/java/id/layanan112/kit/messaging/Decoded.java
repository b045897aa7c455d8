package id.layanan112.kit.messaging;

/** What a record turned out to be. */
public sealed interface Decoded {

    record Event(IncomingEvent incoming) implements Decoded {}

    /**
     * No event that this version knows.
     *
     * @param code for the quarantine, never a value of the record
     */
    record Rejected(String code) implements Decoded {}
}
