package id.layanan112.monitoring.ledger;

/** What is counted; the words of a cell say more of it. */
public enum Subject {
    /** Calls: class or {@code OPEN}, channel, type of the incident or {@code -}. */
    CALL,
    /** Incidents: type or {@code RESTRICTED}, priority. */
    INCIDENT,
    /** Orders: kind, where they stand. */
    ORDER,
    /** Each time an order moved on: kind, reason. */
    ESCALATION,
    /** Incidents of which a kind is asked elsewhere than at the region's own agency: kind. */
    SUBSTITUTION,
    /** Surges that began. */
    SURGE
}
