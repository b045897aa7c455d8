package id.layanan112.contracts;

/** Why an incident was closed. */
public enum Disposition {
    RESOLVED,
    REFERRED,
    NOTHING_FOUND,
    CANCELLED_BY_CALLER,
    DUPLICATE,
    FALSE_REPORT,
    OTHER
}
