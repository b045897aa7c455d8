package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.RouteEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What routing decided last. It may decide one revision again, so that revisions alone do not tell which is later.
 *
 * @param substituted the kinds that are asked elsewhere, sorted
 */
public record Decided(long revision, Instant at, List<String> substituted) {
    /** Before any decision. */
    public static final Decided NOT_YET = new Decided(0, Instant.EPOCH, List.of());

    // Total, so that two that are told in any order come to the same.
    private static final Comparator<Decided> LATER = Comparator.comparingLong(Decided::revision)
            .thenComparing(Decided::at)
            .thenComparing(one -> String.join(" ", one.substituted()));

    static Decided of(RouteEvent.RouteDecided decided) {
        List<String> kinds = decided.substitutions() == null
                ? List.of()
                : decided.substitutions().stream()
                        .map(RouteEvent.ServiceSubstitution::kind)
                        .distinct()
                        .sorted()
                        .toList();
        return new Decided(decided.revision(), Micros.of(decided.at()), kinds);
    }

    Decided orLater(Decided other) {
        return LATER.compare(other, this) > 0 ? other : this;
    }
}
