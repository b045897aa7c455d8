package id.layanan112.monitoring.counts;

import id.layanan112.contracts.CallSnapshot;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Where a call is counted.
 *
 * @param region {@code -} while the region is unknown, which is a row of its own
 * @param callClass a class, or {@code OPEN}
 * @param type the incident's type, or {@code -} without one
 */
record Cell(LocalDate localDay, String centre, String region, String callClass, String type, boolean exercise)
        implements Comparable<Cell> {
    static final String NONE = "-";
    static final String OPEN = "OPEN";

    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::localDay)
            .thenComparing(Cell::centre)
            .thenComparing(Cell::region)
            .thenComparing(Cell::callClass)
            .thenComparing(Cell::type)
            .thenComparing(Cell::exercise);

    static Cell of(CallSnapshot call) {
        return new Cell(
                call.localDay(),
                call.centreCode(),
                call.regionCode() == null ? NONE : call.regionCode(),
                call.callClass() == null ? OPEN : call.callClass().name(),
                call.incidentType() == null ? NONE : call.incidentType().name(),
                call.exercise());
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
