package id.layanan112.contracts;

/** What an agency says of an order. */
public enum AckStep {
    /** Its system has it. */
    RECEIVED,
    /** A person has seen it. */
    READ,
    ACCEPTED,
    PARTIAL,
    DECLINED,
    DEFERRED,
    EN_ROUTE,
    ON_SCENE,
    DONE,
    OTHER
}
