package id.layanan112.monitoring.ledger;

/** What is measured in time; a measurement that is missing is missing, never 0. */
public enum Measure {
    /** A call: from ringing to a person's answer. */
    ANSWER,
    /** A call: from the answer to its end. */
    HANDLING,
    /** An incident: from its opening to the first delivery to an agency. */
    DISPATCH,
    /** An order, per kind: from the order to somebody's acceptance. */
    ACKNOWLEDGE,
    /** An order, per kind: from acceptance to leaving. */
    TURNOUT,
    /** An order, per kind: from leaving to arrival. */
    TRAVEL,
    /** An incident: from its opening to the first arrival. */
    RESPONSE
}
