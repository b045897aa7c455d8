package id.layanan112.monitoring.publication;

import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.monitoring.counts.Tally.Figure;
import id.layanan112.monitoring.ledger.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A month's incidents by region and type, as they may be shown. Types that were not opened stand together as
 * {@code OTHER}, which is of two types at least wherever it is shown; {@code TOTAL} is shown only where every type of its
 * line is, for it would tell what is left.
 */
final class MonthlyIncidents {
    static final String OTHER = "OTHER_TYPES";
    static final String TOTAL = "TOTAL";

    private final Map<String, Long> calls;
    private final Map<String, Map<String, Long>> columns = new TreeMap<>();
    // Of which types the last column really is, by scope.
    private final Map<String, Set<String>> behindOther = new HashMap<>();
    private final SortedMap<String, SortedMap<String, @Nullable Long>> lines = new TreeMap<>();

    private MonthlyIncidents(Map<String, Long> calls) {
        this.calls = calls;
    }

    /** One cell. @param incidents null where it is not shown */
    record Published(String scope, String type, @Nullable Long incidents) {}

    /**
     * @param open the types that may be named; restricted ones never are
     * @param incidents by scope and type; only those of regions are looked at
     * @param calls of each region, as the public table has them
     */
    static List<Published> of(Set<IncidentType> open, Collection<Figure> incidents, Map<String, Long> calls) {
        Set<String> named = open.stream()
                .filter(type -> IncidentDefaults.of(type).sensitivity() == Sensitivity.NORMAL)
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        MonthlyIncidents month = new MonthlyIncidents(calls);
        named.forEach(type -> month.columns.put(type, new TreeMap<>()));
        month.columns.put(OTHER, new TreeMap<>());
        incidents.stream()
                .filter(figure -> ofRegion(figure.scope()) && figure.n() > 0)
                .forEach(figure -> month.add(figure, named.contains(figure.a())));
        month.columns.forEach(month::show);
        return month.published();
    }

    private static boolean ofRegion(String scope) {
        return scope.length() == 5 && scope.charAt(2) == '.';
    }

    private static List<String> scopes(String region) {
        return List.of(region, region.substring(0, 2), Place.NATION);
    }

    private void add(Figure figure, boolean named) {
        columns.getOrDefault(named ? figure.a() : OTHER, new TreeMap<>()).merge(figure.scope(), figure.n(), Long::sum);
        if (!named) {
            scopes(figure.scope())
                    .forEach(scope -> behindOther
                            .computeIfAbsent(scope, key -> new HashSet<>())
                            .add(figure.a()));
        }
    }

    private void show(String column, Map<String, Long> incidents) {
        Set<String> regions = new TreeSet<>(incidents.keySet());
        calls.keySet().stream().filter(MonthlyIncidents::ofRegion).forEach(regions::add);
        Map<String, Column.Number> numbers = new TreeMap<>();
        Map<String, Long> sums = new TreeMap<>();
        for (String region : regions) {
            long n = incidents.getOrDefault(region, 0L);
            long most = Math.max(n, calls.getOrDefault(region, 0L));
            numbers.put(region, new Column.Number(n, most, thin(column, region)));
            scopes(region).forEach(scope -> sums.merge(scope, n, Long::sum));
        }
        Set<String> thinAbove =
                sums.keySet().stream().filter(scope -> thin(column, scope)).collect(Collectors.toSet());
        Set<String> hidden = Column.hidden(numbers, thinAbove);
        sums.forEach((scope, n) ->
                lines.computeIfAbsent(scope, key -> new TreeMap<>()).put(column, hidden.contains(scope) ? null : n));
    }

    private boolean thin(String column, String scope) {
        return column.equals(OTHER) && behindOther.getOrDefault(scope, Set.of()).size() < 2;
    }

    private List<Published> published() {
        List<Published> all = new ArrayList<>();
        lines.forEach((scope, cells) -> {
            cells.forEach((type, n) -> all.add(new Published(scope, type, n)));
            all.add(new Published(scope, TOTAL, total(cells.values())));
        });
        return all;
    }

    private static @Nullable Long total(Collection<@Nullable Long> cells) {
        long total = 0;
        for (Long n : cells) {
            if (n == null) {
                return null;
            }
            total += n;
        }
        return total;
    }
}
