package id.layanan112.contracts;

/** Where a call centre stands in its life. */
public enum CentreState {
    PREPARING,
    TRIAL,
    ACTIVE,
    SUSPENDED,
    OTHER
}
