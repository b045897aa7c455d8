package id.layanan112.monitoring.ledger;

/**
 * Where a thing is counted.
 *
 * @param period a local day of the place, or its month; see {@link Periods}
 * @param scope see {@link Place}
 * @param a the first word of the subject, {@code -} for none
 */
public record Cell(boolean exercise, String period, String scope, Subject subject, String a, String b, String c) {
    public static final String NONE = "-";
    public static final String OPEN = "OPEN";
    /** In place of the type of an incident that is kept secret: no cell names it. */
    public static final String RESTRICTED = "RESTRICTED";

    Cell at(String otherPeriod, String otherScope) {
        return new Cell(exercise, otherPeriod, otherScope, subject, a, b, c);
    }
}
