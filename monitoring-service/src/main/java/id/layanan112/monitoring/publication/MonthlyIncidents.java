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
     * @param calls for help of each region, as the public table has them: no region has more incidents
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
        month.show();
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

    private void show() {
        Set<String> regions = new TreeSet<>(calls.keySet());
        columns.values().forEach(column -> regions.addAll(column.keySet()));
        List<String> scopes = new ArrayList<>(List.of(Place.NATION));
        regions.stream().map(region -> region.substring(0, 2)).distinct().forEach(scopes::add);
        scopes.addAll(regions);
        List<String> types = List.copyOf(columns.keySet());
        List<Hiding.Place> places = scopes.stream()
                .map(scope -> place(scope, scopes.indexOf(parent(scope)), regions, types))
                .toList();
        boolean[][] hidden = Hiding.of(places);
        for (int place = 0; place < scopes.size(); place++) {
            for (int type = 0; type < types.size(); type++) {
                lines.computeIfAbsent(scopes.get(place), key -> new TreeMap<>())
                        .put(
                                types.get(type),
                                hidden[place][type] ? null : places.get(place).n()[type]);
            }
        }
    }

    private static String parent(String scope) {
        if (scope.equals(Place.NATION)) {
            return "";
        }
        return scope.length() == 2 ? Place.NATION : scope.substring(0, 2);
    }

    private Hiding.Place place(String scope, int parent, Set<String> regions, List<String> types) {
        long[] n = new long[types.size()];
        boolean[] thin = new boolean[types.size()];
        long most = 0;
        for (String region : regions) {
            if (scopes(region).contains(scope)) {
                long incidents = 0;
                for (int type = 0; type < n.length; type++) {
                    long its = columns.getOrDefault(types.get(type), Map.of()).getOrDefault(region, 0L);
                    n[type] += its;
                    incidents += its;
                }
                most += Math.max(incidents, calls.getOrDefault(region, 0L));
            }
        }
        for (int type = 0; type < n.length; type++) {
            thin[type] = thin(types.get(type), scope);
        }
        return new Hiding.Place(parent, most, n, thin);
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
