package id.layanan112.contracts;

/** What an agency serves. */
public enum AgencyScope {
    REGION,
    PROVINCE,
    NATION,
    OTHER
}
