package id.layanan112.monitoring.figures;

import id.layanan112.monitoring.ledger.Measure;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted of one place over one span of days.
 *
 * @param calls {@code byClass} and {@code open} add up to {@code total}
 * @param byChannel calls per channel, which add up to the same total
 * @param incidents by type, {@code RESTRICTED} for those that are kept secret
 * @param priorities incidents by priority
 * @param orders by kind and standing
 * @param escalations how often an order moved on, by kind
 * @param substitutions incidents of which a kind is asked elsewhere, by kind
 * @param shares of all calls with a class: {@code ABANDONED}, {@code PRANK}, {@code GHOST}; empty without any
 * @param times by measure
 * @param byKind acknowledging, turnout and travel by kind of agency
 */
public record Summary(
        Figures calls,
        SortedMap<String, Long> byChannel,
        SortedMap<String, Long> incidents,
        SortedMap<String, Long> priorities,
        SortedMap<String, SortedMap<String, Long>> orders,
        SortedMap<String, Long> escalations,
        SortedMap<String, Long> substitutions,
        long surges,
        Map<String, Double> shares,
        Map<Measure, Times> times,
        SortedMap<String, Map<Measure, Times>> byKind) {

    /** How many orders of any kind stand there. */
    public long orders(String standing) {
        return orders.values().stream()
                .mapToLong(byStanding -> byStanding.getOrDefault(standing, 0L))
                .sum();
    }

    public long incidentsInAll() {
        return incidents.values().stream().mapToLong(n -> n).sum();
    }

    public long escalationsInAll() {
        return escalations.values().stream().mapToLong(n -> n).sum();
    }

    public long substitutionsInAll() {
        return substitutions.values().stream().mapToLong(n -> n).sum();
    }

    /** Null when nothing like it was measured. */
    public @Nullable Times of(Measure measure) {
        return times.get(measure);
    }
}
