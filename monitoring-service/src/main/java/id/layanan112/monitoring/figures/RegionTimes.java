package id.layanan112.monitoring.figures;

import id.layanan112.monitoring.counts.Timings;
import id.layanan112.monitoring.ledger.Measure;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some times of all regions at once. */
public final class RegionTimes {
    /** For a screen that shows none. */
    public static final RegionTimes NONE = new RegionTimes(Map.of());

    private final Map<Measure, Map<String, Times>> byMeasure;

    private RegionTimes(Map<Measure, Map<String, Times>> byMeasure) {
        this.byMeasure = byMeasure;
    }

    static RegionTimes read(
            Timings timings,
            Collection<Measure> measures,
            List<String> periods,
            Predicate<Timings.Times> which,
            Targets targets) {
        Map<Measure, Map<String, Times>> byMeasure = new EnumMap<>(Measure.class);
        for (Measure measure : measures) {
            Map<String, Times> byScope = new HashMap<>();
            timings.ofAll(measure, periods).stream()
                    .filter(which)
                    .collect(Collectors.groupingBy(Timings.Times::scope))
                    .forEach((scope, parts) -> byScope.put(scope, Summaries.times(measure, parts, targets)));
            byMeasure.put(measure, byScope);
        }
        return new RegionTimes(byMeasure);
    }

    /** Null when nothing was measured there. */
    public @Nullable Times of(Measure measure, String scope) {
        return byMeasure.getOrDefault(measure, Map.of()).get(scope);
    }
}
