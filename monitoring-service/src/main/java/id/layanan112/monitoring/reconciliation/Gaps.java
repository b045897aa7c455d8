package id.layanan112.monitoring.reconciliation;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.contracts.CentreEvent.PublishedCalls;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.figures.Today;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.ledger.Subject;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Compares whenever everything of a report has been counted. What differs for a minute is a gap, and alarms. */
@ApplicationScoped
public class Gaps {
    private static final Logger LOG = Logger.getLogger(Gaps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Days back that every report speaks of, whatever the zone. */
    private static final int ALWAYS_REPORTED = 2;

    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<Key, Compared> compared = new ConcurrentHashMap<>();
    private final Tally tally;
    private final InstantSource clock;

    private record Key(String centre, LocalDate day) {}

    /**
     * One day of one centre, as last compared.
     *
     * @param reported what the centre says
     * @param counted what is counted here
     * @param differsSince null while they agree
     * @param gap whether they have differed for a minute
     */
    record Compared(
            String centreCode,
            LocalDate day,
            SortedMap<String, Long> reported,
            SortedMap<String, Long> counted,
            Verdict verdict,
            Instant comparedAt,
            @Nullable Instant differsSince,
            boolean gap) {}

    Gaps(Tally tally, InstantSource clock, MeterRegistry metrics) {
        this.tally = tally;
        this.clock = clock;
        metrics.gauge(
                "layanan112.reconciliation.gaps",
                compared,
                all -> all.values().stream().filter(Compared::gap).count());
    }

    void look(@Observes Centres.Counted event) {
        CentreReported report = event.report();
        Map<LocalDate, DayCounts> reported = report.published().stream()
                .collect(Collectors.groupingBy(
                        PublishedCalls::localDay, Collectors.reducing(DayCounts.NONE, DayCounts::of, DayCounts::plus)));
        String centre = report.centreCode();
        Instant last = heard.put(centre, report.at());
        if (last != null && !report.at().isAfter(last)) {
            return;
        }
        // Also days of which the centre has nothing: what is counted there is too much.
        LocalDate today = Today.of(centre, report.at());
        Set<LocalDate> days = new TreeSet<>(reported.keySet());
        days.addAll(
                today.minusDays(ALWAYS_REPORTED).datesUntil(today.plusDays(1)).toList());
        Map<LocalDate, DayCounts> counted = counted(centre, List.copyOf(days));
        days.forEach(day -> compare(
                new Key(centre, day),
                report,
                reported.getOrDefault(day, DayCounts.NONE),
                counted.getOrDefault(day, DayCounts.NONE)));
        compared.keySet().removeIf(key -> key.centre().equals(centre) && !days.contains(key.day()));
    }

    private Map<LocalDate, DayCounts> counted(String centre, List<LocalDate> days) {
        Map<LocalDate, DayCounts> counted = new TreeMap<>();
        tally.of(
                        Subject.CALL,
                        Place.OF_CENTRE + centre,
                        days.stream().map(LocalDate::toString).toList())
                .forEach(figure -> counted.merge(
                        LocalDate.parse(figure.period()),
                        DayCounts.NONE.plus(figure.a(), figure.n()),
                        DayCounts::plus));
        return counted;
    }

    private void compare(Key key, CentreReported report, DayCounts reported, DayCounts counted) {
        Instant now = clock.instant();
        Compared before = compared.get(key);
        boolean later = before != null && report.publishedThrough().isAfter(before.comparedAt());
        Verdict verdict = before == null
                ? Verdict.of(null, null, false, reported, counted)
                : Verdict.of(
                        new DayCounts(before.reported()), new DayCounts(before.counted()), later, reported, counted);
        if (before != null && verdict == Verdict.AGREES && !later) {
            // Nothing can be told yet: what was told before stands.
            return;
        }
        Instant since = verdict == Verdict.AGREES
                ? null
                : before == null || before.differsSince() == null ? now : before.differsSince();
        boolean gap = since != null && !now.isBefore(since.plus(PATIENCE));
        if (gap && (before == null || !before.gap())) {
            LOG.errorf(
                    "GAP %s on %s: %s, %d reported and %d counted; see docs/runbooks/reconciliation.md",
                    key.centre(), key.day(), verdict, reported.total(), counted.total());
        }
        compared.put(
                key,
                new Compared(key.centre(), key.day(), reported.byClass(), counted.byClass(), verdict, now, since, gap));
    }

    /** Centres with a gap, in the order of their codes. */
    public List<String> centres() {
        return compared.values().stream()
                .filter(Compared::gap)
                .map(Compared::centreCode)
                .distinct()
                .sorted()
                .toList();
    }

    List<Compared> all() {
        return compared.values().stream()
                .sorted(Comparator.comparing(Compared::centreCode).thenComparing(Compared::day))
                .toList();
    }
}
