package id.layanan112.monitoring.figures;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.ledger.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Calls over time. Days and months are the regions' own and come from the tally; minutes and hours are counted from the
 * calls themselves, and so only over a few days at once.
 */
@ApplicationScoped
public class Series {
    private final Sql sql;
    private final Tally tally;

    Series(Sql sql, Tally tally) {
        this.sql = sql;
        this.tally = tally;
    }

    /** How fine. */
    public enum Grain {
        MINUTE(1),
        HOUR(3),
        DAY(400),
        MONTH(4000);

        private final long days;

        Grain(long days) {
            this.days = days;
        }

        /** How many days may be asked for at once. */
        public long mostDays() {
            return days;
        }

        /** The finest that may be asked for over a span. */
        public static Grain fitting(long days) {
            if (days <= 2) {
                return HOUR;
            }
            return days <= 100 ? DAY : MONTH;
        }
    }

    /**
     * One step of time.
     *
     * @param at {@code 2026-11-27T05:03} in the scope's zone, {@code 2026-11-27} or {@code 2026-11}
     * @param byClass calls, {@code OPEN} for those without a class
     */
    public record Point(String at, SortedMap<String, Long> byClass) {
        public long total() {
            return byClass.values().stream().mapToLong(n -> n).sum();
        }
    }

    /** Every step has a point, also those without a call. Both ends are in it. */
    public List<Point> of(String scope, Grain grain, LocalDate from, LocalDate to) {
        Map<String, SortedMap<String, Long>> counted = switch (grain) {
            case MINUTE -> within(scope, ChronoUnit.MINUTES, from, to);
            case HOUR -> within(scope, ChronoUnit.HOURS, from, to);
            case DAY -> kept(scope, days(from, to).map(LocalDate::toString).toList());
            case MONTH -> kept(scope, months(from, to).map(YearMonth::toString).toList());
        };
        return steps(grain, from, to).stream()
                .map(at -> new Point(at, counted.getOrDefault(at, new TreeMap<>())))
                .toList();
    }

    private Map<String, SortedMap<String, Long>> kept(String scope, List<String> periods) {
        Map<String, SortedMap<String, Long>> counted = new HashMap<>();
        tally.of(Subject.CALL, scope, periods)
                .forEach(figure -> counted.computeIfAbsent(figure.period(), at -> new TreeMap<>())
                        .merge(figure.a(), figure.n(), Long::sum));
        return counted;
    }

    private Map<String, SortedMap<String, Long>> within(String scope, ChronoUnit unit, LocalDate from, LocalDate to) {
        ZoneId zone = Place.zoneOf(scope);
        Map<String, SortedMap<String, Long>> counted = new HashMap<>();
        long seconds = unit.getDuration().toSeconds();
        sql.query(
                // Whole numbers: a text for each call would take longer than everything else.
                "SELECT floor(extract(epoch FROM received_at))::bigint / " + seconds + ", class, count(*)"
                        + " FROM counts.call_state WHERE received_at >= ? AND received_at < ? AND NOT gone"
                        + " AND NOT exercise AND " + where(scope) + " GROUP BY 1, 2",
                row -> counted.computeIfAbsent(
                                Instant.ofEpochSecond(row.getLong(1) * seconds)
                                        .atZone(zone)
                                        .toLocalDateTime()
                                        .toString(),
                                at -> new TreeMap<>())
                        .merge(row.getString(2), row.getLong(3), Long::sum),
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                scope.startsWith(Place.UNPLACED) ? scope.substring(1) : scope);
        return counted;
    }

    /** One parameter, whatever the scope is. */
    private static String where(String scope) {
        if (scope.equals(Place.NATION)) {
            return "? = 'ID'";
        }
        if (scope.startsWith(Place.UNPLACED)) {
            return "region IS NULL AND centre = ?";
        }
        return scope.length() == 2 ? "left(COALESCE(region, centre), 2) = ?" : "region = ?";
    }

    private static List<String> steps(Grain grain, LocalDate from, LocalDate to) {
        return switch (grain) {
            case DAY -> days(from, to).map(LocalDate::toString).toList();
            case MONTH -> months(from, to).map(YearMonth::toString).toList();
            case HOUR -> moments(from, to, Duration.ofHours(1));
            case MINUTE -> moments(from, to, Duration.ofMinutes(1));
        };
    }

    private static List<String> moments(LocalDate from, LocalDate to, Duration step) {
        List<String> all = new ArrayList<>();
        for (var at = from.atStartOfDay(); at.isBefore(to.plusDays(1).atStartOfDay()); at = at.plus(step)) {
            all.add(at.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return all;
    }

    private static Stream<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1));
    }

    private static Stream<YearMonth> months(LocalDate from, LocalDate to) {
        return Stream.iterate(
                YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1));
    }

    /** Up to where a series of today goes: the future is no step without calls. */
    public static List<Point> until(List<Point> points, String scope, Grain grain, Instant now) {
        String last = grain == Grain.HOUR || grain == Grain.MINUTE
                ? now.atZone(Place.zoneOf(scope))
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                : "9999";
        return points.stream().filter(point -> point.at().compareTo(last) <= 0).toList();
    }
}
