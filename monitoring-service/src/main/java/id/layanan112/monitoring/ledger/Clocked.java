package id.layanan112.monitoring.ledger;

/**
 * Whose times are kept together.
 *
 * @param period a local day of the place, or its month
 * @param kind of agency, {@code -} for what is no order's
 */
public record Clocked(boolean exercise, String period, String scope, Measure measure, String kind) {
    Clocked at(String otherPeriod, String otherScope) {
        return new Clocked(exercise, otherPeriod, otherScope, measure, kind);
    }
}
