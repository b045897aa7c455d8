package id.layanan112.kit.messaging;

/** What became of one record; each has exactly one. */
public sealed interface Outcome {

    /** Its effect is durable, or it needs none. */
    record Done() implements Outcome {}

    /** It cannot be done now and must not be skipped. */
    record Retry(String reason) implements Outcome {}

    /**
     * It can never be done: set aside for a human.
     *
     * @param code says why, and never carries a value of the record
     */
    record Quarantine(String code) implements Outcome {}

    static Outcome done() {
        return new Done();
    }

    static Outcome retry(String reason) {
        return new Retry(reason);
    }

    static Outcome quarantine(String code) {
        return new Quarantine(code);
    }
}
