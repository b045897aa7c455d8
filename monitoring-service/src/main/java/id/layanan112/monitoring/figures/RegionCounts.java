package id.layanan112.monitoring.figures;

import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.counts.Tally;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.ledger.Periods;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.ledger.Subject;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The counts of regions on one local day, each with its state and how complete it is. */
@ApplicationScoped
public class RegionCounts {
    private static final Comparator<RegionRow> BY_CODE = Comparator.comparing(
                    RegionRow::regionCode, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(RegionRow::centreCode, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Tally tally;
    private final Centres centres;
    private final InstantSource clock;

    RegionCounts(Tally tally, Centres centres, InstantSource clock) {
        this.tally = tally;
        this.centres = centres;
        this.clock = clock;
    }

    /**
     * Regions with a centre or with calls, in the order of their codes, then per centre the calls of no known region.
     *
     * @param all also the regions that have neither a centre nor a call
     */
    public List<RegionRow> ofDay(LocalDate day, boolean all) {
        return ofPeriods(List.of(day.toString()), day, all);
    }

    /** As {@link #ofDay}, over a span of days, both ends in it. */
    public List<RegionRow> between(LocalDate from, LocalDate to, boolean all) {
        return ofPeriods(Periods.between(from, to), to, all);
    }

    /** Incidents of one type by region, both ends in it; only regions that have some. */
    public Map<String, Long> incidents(IncidentType type, LocalDate from, LocalDate to) {
        Map<String, Long> byRegion = new TreeMap<>();
        tally.ofRegions(Subject.INCIDENT, Periods.between(from, to)).stream()
                .filter(figure ->
                        figure.a().equals(type.name()) && !figure.scope().startsWith(Place.UNPLACED))
                .forEach(figure -> byRegion.merge(figure.scope(), figure.n(), Long::sum));
        return byRegion;
    }

    private List<RegionRow> ofPeriods(List<String> periods, LocalDate day, boolean all) {
        Map<String, List<Tally.Figure>> byScope = tally.ofRegions(Subject.CALL, periods).stream()
                .collect(Collectors.groupingBy(Tally.Figure::scope, TreeMap::new, Collectors.toList()));
        List<RegionRow> rows = new ArrayList<>();
        for (Region region : Regions.all()) {
            List<Tally.Figure> its = byScope.remove(region.code().value());
            if (all || its != null || centres.now().ofRegion(region.code()).isPresent()) {
                rows.add(ofRegion(day, region.code().value(), its == null ? List.of() : its));
            }
        }
        // Calls in no known region, and codes that are not, or no longer, in use: a call counts also there.
        byScope.forEach((scope, its) -> rows.add(
                scope.startsWith(Place.UNPLACED)
                        ? row(day, null, "Wilayah belum diketahui", scope.substring(1), its)
                        : ofRegion(day, scope, its)));
        rows.sort(BY_CODE);
        return rows;
    }

    /** As {@link #ofDay}, each region with its own today. */
    public List<RegionRow> today(boolean all) {
        Instant now = clock.instant();
        return Today.everywhere(now).stream()
                .flatMap(day -> ofDay(day, all).stream()
                        .filter(row -> day.equals(
                                Today.of(row.regionCode() == null ? row.centreCode() : row.regionCode(), now))))
                .sorted(BY_CODE)
                .toList();
    }

    private RegionRow ofRegion(LocalDate day, String code, List<Tally.Figure> its) {
        Optional<RegionCode> known = RegionCode.parse(code);
        return row(
                day,
                code,
                known.flatMap(Regions::find).map(Region::name).orElse(code),
                known.flatMap(centres.now()::ofRegion).map(CallCentre::code).orElse(null),
                its);
    }

    private RegionRow row(
            LocalDate day, @Nullable String region, String name, @Nullable String centre, List<Tally.Figure> its) {
        Freshness freshness = centres.of(centre);
        boolean assumed = centre != null
                && centres.now().find(centre).map(CallCentre::assumed).orElse(false);
        return new RegionRow(
                region,
                name,
                day,
                centre,
                assumed,
                centre == null ? null : centres.source(centre),
                freshness.state(),
                freshness.lastReport(),
                freshness.completeThrough(),
                Figures.of(its));
    }
}
