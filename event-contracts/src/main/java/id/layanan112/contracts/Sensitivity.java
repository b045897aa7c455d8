package id.layanan112.contracts;

/** How secret an incident is. Closed for this version: a reader that does not know a value must not guess. */
public enum Sensitivity {
    NORMAL,
    /** Domestic violence and children: only the kinds that the policy names are told. */
    RESTRICTED
}
