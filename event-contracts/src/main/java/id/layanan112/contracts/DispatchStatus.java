package id.layanan112.contracts;

/** How far an order has come. */
public enum DispatchStatus {
    ORDERED,
    DELIVERED,
    RECEIVED,
    READ,
    ACCEPTED,
    PARTIAL,
    DECLINED,
    DEFERRED,
    EN_ROUTE,
    ON_SCENE,
    DONE,
    WITHDRAWN,
    /** On its way to the next rung of its chain. */
    ESCALATED,
    /** No agency took it: a human holds it. */
    UNFULFILLED,
    OTHER
}
