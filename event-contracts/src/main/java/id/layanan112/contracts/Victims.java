package id.layanan112.contracts;

/** How many people are hurt or in danger, as far as known. */
public enum Victims {
    NONE,
    ONE,
    SEVERAL,
    MANY,
    UNKNOWN,
    OTHER
}
