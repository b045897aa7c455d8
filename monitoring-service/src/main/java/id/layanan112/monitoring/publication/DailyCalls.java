package id.layanan112.monitoring.publication;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.counts.Tally.Figure;
import id.layanan112.monitoring.counts.Timings;
import id.layanan112.monitoring.figures.Times;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.ledger.Subject;
import id.layanan112.regions.RegionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls per region, class and closed day: always published, for that is what the portal is for. */
@ApplicationScoped
class DailyCalls {
    /** Fewer measurements are a person's rather than a region's. */
    private static final long FEWEST_TIMES = 5;

    private final Tally tally;
    private final Timings timings;
    private final ClosedDays closed;
    private final Centres centres;

    DailyCalls(Tally tally, Timings timings, ClosedDays closed, Centres centres) {
        this.centres = centres;
        this.tally = tally;
        this.timings = timings;
        this.closed = closed;
    }

    /**
     * One day of one scope.
     *
     * @param total calls with a class
     * @param unclassed calls that nobody has classed yet; not in {@code total}
     * @param answer times of answering; null when fewer than five were measured
     */
    record Day(
            LocalDate day,
            String scope,
            long total,
            Map<CallClass, Long> byClass,
            long unclassed,
            @Nullable Times answer) {}

    /** Of one scope, the newest first; days that are not closed are left out. */
    List<Day> of(String scope, LocalDate from, LocalDate to) {
        LocalDate last = earlier(to, scope.length() > 2 ? closed.newest(scope) : closed.newestEverywhere());
        if (last.isBefore(from)) {
            return List.of();
        }
        List<String> days =
                from.datesUntil(last.plusDays(1)).map(LocalDate::toString).toList();
        Map<String, List<Figure>> byDay =
                tally.of(Subject.CALL, scope, days).stream().collect(Collectors.groupingBy(Figure::period));
        Map<String, List<Timings.Times>> times =
                timings.of(Measure.ANSWER, scope, days).stream().collect(Collectors.groupingBy(Timings.Times::period));
        // Before the first call nobody knows whether there was a centre.
        Optional<String> first = scope.equals(Place.NATION)
                ? Optional.of("")
                : byDay.keySet().stream().min(Comparator.naturalOrder());
        return days.reversed().stream()
                .filter(day -> byDay.containsKey(day)
                        || (first.filter(one -> one.compareTo(day) < 0).isPresent()
                                && reported(scope, LocalDate.parse(day))))
                .map(day -> day(
                        LocalDate.parse(day),
                        scope,
                        byDay.getOrDefault(day, List.of()),
                        times.getOrDefault(day, List.of())))
                .toList();
    }

    /** Whether it is known at all through when the region's centre is complete. */
    boolean known(String region) {
        return RegionCode.parse(region)
                .flatMap(centres.now()::ofRegion)
                .map(centre -> centres.of(centre.code()).completeThrough() != null)
                .orElse(true);
    }

    /** No calls are a figure only where somebody would have told them. */
    private boolean reported(String scope, LocalDate day) {
        if (scope.equals(Place.NATION)) {
            return true;
        }
        return RegionCode.parse(scope)
                .flatMap(centres.now()::ofRegion)
                .map(centre -> centres.of(centre.code()).completeThrough())
                .filter(through -> !through.isBefore(
                        day.plusDays(1).atStartOfDay(Place.zoneOf(scope)).toInstant()))
                .isPresent();
    }

    /** Of every region on one day, without times; empty when the day is not closed everywhere. */
    Map<String, Day> ofRegions(LocalDate day) {
        if (day.isAfter(closed.newestEverywhere())) {
            return Map.of();
        }
        Map<String, Day> days = new TreeMap<>();
        tally.ofAll(Subject.CALL, List.of(day.toString())).stream()
                .filter(figure -> figure.scope().length() == 5 && figure.scope().charAt(2) == '.')
                .collect(Collectors.groupingBy(Figure::scope))
                .forEach((scope, figures) -> days.put(scope, day(day, scope, figures, List.of())));
        return days;
    }

    /**
     * Calls of each region that can have an incident, over some periods: those for help, and those without a class.
     * Anybody can add them up from the table of days.
     */
    Map<String, Long> forHelp(Collection<String> periods) {
        Map<String, Long> totals = new HashMap<>();
        tally.ofAll(Subject.CALL, periods).stream()
                .filter(figure -> figure.scope().length() == 5 && figure.scope().charAt(2) == '.')
                .filter(figure ->
                        figure.a().equals(CallClass.NORMAL.name()) || figure.a().equals(Cell.OPEN))
                .forEach(figure -> totals.merge(figure.scope(), figure.n(), Long::sum));
        return totals;
    }

    private static Day day(LocalDate day, String scope, List<Figure> figures, List<Timings.Times> times) {
        Map<CallClass, Long> byClass = new EnumMap<>(CallClass.class);
        for (CallClass one : CallClass.values()) {
            byClass.put(one, 0L);
        }
        long unclassed = 0;
        for (Figure figure : figures) {
            if (figure.a().equals(Cell.OPEN)) {
                unclassed += figure.n();
            } else {
                byClass.merge(CallClass.valueOf(figure.a()), figure.n(), Long::sum);
            }
        }
        Times answer = Times.of(Timings.merged(new ArrayList<>(times)), null);
        return new Day(
                day,
                scope,
                byClass.values().stream().mapToLong(n -> n).sum(),
                byClass,
                unclassed,
                answer.measured() < FEWEST_TIMES ? null : answer);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
