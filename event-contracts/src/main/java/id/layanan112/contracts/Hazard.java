package id.layanan112.contracts;

/** What makes an incident worse than its type says. */
public enum Hazard {
    ELECTRICAL,
    GAS,
    WEAPON,
    TRAPPED,
    INJURED,
    BURNING,
    ROAD_BLOCKED,
    SUICIDE_RISK,
    OTHER
}
