package id.layanan112.contracts;

/** Who took a step. */
public enum Actor {
    SYSTEM,
    PERSON,
    OTHER
}
