package id.layanan112.monitoring.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the figures. What a state added before is taken out, what it adds now is put in; what comes to nothing
 * is gone.
 */
public final class Change {
    private final Map<Cell, Long> cells = new HashMap<>();
    private final Map<Clocked, Map<Long, Long>> times = new HashMap<>();
    private final Map<String, List<String>> scopes = new HashMap<>();
    private final Map<String, List<String>> periods = new HashMap<>();
    private long sign = 1;

    /** One state in place of another. */
    public void replace(@Nullable Known before, Known now) {
        if (before != null) {
            sign = -1;
            before.count(this);
        }
        sign = 1;
        now.count(this);
    }

    public void add(Moment moment) {
        sign = 1;
        moment.count(this);
    }

    void count(boolean exercise, LocalDate day, Place place, Subject subject, String a, String b, String c) {
        cells.merge(new Cell(exercise, period(day), scope(place), subject, a, b, c), sign, Long::sum);
    }

    /** For its centre alone, wherever it is: what a centre says that it published is compared with this. */
    void countForCentre(boolean exercise, LocalDate day, Place place, Subject subject, String a) {
        String scope = Place.OF_CENTRE + place.centre();
        scopes.computeIfAbsent(scope, List::of);
        cells.merge(new Cell(exercise, period(day), scope, subject, a, Cell.NONE, Cell.NONE), sign, Long::sum);
    }

    void time(
            boolean exercise,
            LocalDate day,
            Place place,
            Measure measure,
            String kind,
            @Nullable Instant from,
            @Nullable Instant to) {
        Tenths.between(from, to)
                .ifPresent(tenths -> times.computeIfAbsent(
                                new Clocked(exercise, period(day), scope(place), measure, kind), key -> new HashMap<>())
                        .merge(tenths, sign, Long::sum));
    }

    private String period(LocalDate day) {
        String text = day.toString();
        periods.computeIfAbsent(text, key -> Periods.of(day));
        return text;
    }

    private String scope(Place place) {
        String smallest = place.scope();
        scopes.computeIfAbsent(smallest, key -> place.scopes());
        return smallest;
    }

    /** What changes in the days of the smallest scopes; never 0. */
    public Map<Cell, Long> cells() {
        cells.values().removeIf(delta -> delta == 0);
        return cells;
    }

    /** The same in every period and scope. Expanded only now, when what cancels out is gone. */
    public Map<Cell, Long> allCells() {
        Map<Cell, Long> all = new HashMap<>();
        cells().forEach((cell, delta) ->
                expand(cell.period(), cell.scope(), cell::at, key -> all.merge(key, delta, Long::sum)));
        all.values().removeIf(delta -> delta == 0);
        return all;
    }

    /** Times in every period and scope: how many more (or fewer) of how many tenths of a second. */
    public Map<Clocked, Map<Long, Long>> allTimes() {
        Map<Clocked, Map<Long, Long>> all = new HashMap<>();
        times.forEach((clocked, counts) -> {
            counts.values().removeIf(delta -> delta == 0);
            expand(clocked.period(), clocked.scope(), clocked::at, key -> {
                Map<Long, Long> into = all.computeIfAbsent(key, one -> new HashMap<>());
                counts.forEach((tenths, delta) -> into.merge(tenths, delta, Long::sum));
            });
        });
        all.values().forEach(counts -> counts.values().removeIf(delta -> delta == 0));
        all.values().removeIf(Map::isEmpty);
        return all;
    }

    private <K> void expand(
            String period, String scope, BiFunction<String, String, K> at, java.util.function.Consumer<K> into) {
        for (String when : periods.getOrDefault(period, List.of(period))) {
            for (String where : scopes.getOrDefault(scope, List.of(scope))) {
                into.accept(at.apply(when, where));
            }
        }
    }
}
