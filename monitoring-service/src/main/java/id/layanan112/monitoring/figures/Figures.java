package id.layanan112.monitoring.figures;

import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.ledger.Cell;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls, counted. {@code byClass} and {@code open} add up to {@code total}; {@code byType} does not, for a call need not
 * have a type.
 *
 * @param open calls without a class yet
 * @param byType restricted types are in {@code total} and never a figure that names them
 */
public record Figures(long total, long open, SortedMap<String, Long> byClass, SortedMap<String, Long> byType) {
    // The types that are restricted by themselves; an incident that a person restricted is not told apart here.
    private static final Set<String> RESTRICTED =
            Set.of(IncidentType.DOMESTIC_VIOLENCE.name(), IncidentType.CHILD_ABUSE.name());

    static Figures of(List<Tally.Figure> counts) {
        SortedMap<String, Long> byClass = sum(counts, Tally.Figure::a);
        SortedMap<String, Long> byType = sum(counts, Tally.Figure::c);
        byType.remove(Cell.NONE);
        byType.keySet().removeAll(RESTRICTED);
        Long open = byClass.remove(Cell.OPEN);
        long total = counts.stream().mapToLong(Tally.Figure::n).sum();
        return new Figures(total, open == null ? 0 : open, byClass, byType);
    }

    /** The sum of several regions. */
    public static Figures sum(Collection<Figures> parts) {
        SortedMap<String, Long> byClass = new TreeMap<>();
        SortedMap<String, Long> byType = new TreeMap<>();
        for (Figures part : parts) {
            part.byClass().forEach((name, calls) -> byClass.merge(name, calls, Long::sum));
            part.byType().forEach((name, calls) -> byType.merge(name, calls, Long::sum));
        }
        return new Figures(
                parts.stream().mapToLong(Figures::total).sum(),
                parts.stream().mapToLong(Figures::open).sum(),
                byClass,
                byType);
    }

    private static SortedMap<String, Long> sum(List<Tally.Figure> counts, Function<Tally.Figure, String> by) {
        return counts.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.summingLong(Tally.Figure::n)));
    }
}
