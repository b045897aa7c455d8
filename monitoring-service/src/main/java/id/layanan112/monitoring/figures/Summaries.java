package id.layanan112.monitoring.figures;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.counts.Tally.Figure;
import id.layanan112.monitoring.counts.Timings;
import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.monitoring.ledger.Periods;
import id.layanan112.monitoring.ledger.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up what is kept of one scope. */
@ApplicationScoped
public class Summaries {
    private static final List<CallClass> SHARED = List.of(CallClass.ABANDONED, CallClass.PRANK, CallClass.GHOST);
    private static final List<Measure> OF_ORDERS = List.of(Measure.ACKNOWLEDGE, Measure.TURNOUT, Measure.TRAVEL);

    private final Tally tally;
    private final Timings timings;

    Summaries(Tally tally, Timings timings) {
        this.tally = tally;
        this.timings = timings;
    }

    /** @param targets null for none */
    public Summary of(String scope, LocalDate from, LocalDate to, @Nullable Targets targets) {
        List<String> periods = Periods.between(from, to);
        List<Figure> calls = tally.of(Subject.CALL, scope, periods);
        List<Figure> incidents = tally.of(Subject.INCIDENT, scope, periods);
        Map<Measure, List<Timings.Times>> times = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            times.put(measure, timings.of(measure, scope, periods));
        }
        Figures counted = Figures.of(calls);
        return new Summary(
                counted,
                sum(calls, Figure::b),
                sum(incidents, Figure::a),
                sum(incidents, Figure::b),
                byStanding(tally.of(Subject.ORDER, scope, periods)),
                sum(tally.of(Subject.ESCALATION, scope, periods), Figure::a),
                sum(tally.of(Subject.SUBSTITUTION, scope, periods), Figure::a),
                tally.of(Subject.SURGE, scope, periods).stream()
                        .mapToLong(Figure::n)
                        .sum(),
                shares(counted),
                merged(times, targets),
                byKind(times, targets));
    }

    /** Some times of every region on its own today. */
    public RegionTimes ofRegionsToday(Collection<Measure> measures, Instant now, Targets targets) {
        List<String> days =
                Today.everywhere(now).stream().map(LocalDate::toString).toList();
        return RegionTimes.read(
                timings,
                measures,
                days,
                times -> times.period().equals(Today.of(times.scope(), now).toString()),
                targets);
    }

    /** Some times of every region. */
    public RegionTimes ofRegions(Collection<Measure> measures, LocalDate from, LocalDate to, Targets targets) {
        return RegionTimes.read(timings, measures, Periods.between(from, to), times -> true, targets);
    }

    private static SortedMap<String, SortedMap<String, Long>> byStanding(List<Figure> orders) {
        SortedMap<String, SortedMap<String, Long>> byKind = new TreeMap<>();
        orders.forEach(order ->
                byKind.computeIfAbsent(order.a(), kind -> new TreeMap<>()).merge(order.b(), order.n(), Long::sum));
        return byKind;
    }

    private static Map<String, Double> shares(Figures calls) {
        long classed = calls.total() - calls.open();
        Map<String, Double> shares = new LinkedHashMap<>();
        if (classed > 0) {
            SHARED.forEach(one ->
                    shares.put(one.name(), calls.byClass().getOrDefault(one.name(), 0L) / (double) classed));
        }
        return shares;
    }

    private static Map<Measure, Times> merged(Map<Measure, List<Timings.Times>> times, @Nullable Targets targets) {
        Map<Measure, Times> merged = new EnumMap<>(Measure.class);
        times.forEach((measure, parts) -> merged.put(measure, times(measure, parts, targets)));
        return merged;
    }

    private static SortedMap<String, Map<Measure, Times>> byKind(
            Map<Measure, List<Timings.Times>> times, @Nullable Targets targets) {
        SortedMap<String, Map<Measure, Times>> byKind = new TreeMap<>();
        for (Measure measure : OF_ORDERS) {
            times.getOrDefault(measure, List.of()).stream()
                    .collect(Collectors.groupingBy(Timings.Times::kind))
                    .forEach((kind, parts) -> byKind.computeIfAbsent(kind, key -> new EnumMap<>(Measure.class))
                            .put(measure, times(measure, parts, targets)));
        }
        return byKind;
    }

    static Times times(Measure measure, Collection<Timings.Times> parts, @Nullable Targets targets) {
        return Times.of(
                Timings.merged(parts),
                targets == null ? null : targets.of(measure).orElse(null));
    }

    static SortedMap<String, Long> sum(List<Figure> figures, Function<Figure, String> by) {
        SortedMap<String, Long> sums = new TreeMap<>();
        figures.forEach(figure -> sums.merge(by.apply(figure), figure.n(), Long::sum));
        sums.remove(Cell.NONE);
        return sums;
    }
}
