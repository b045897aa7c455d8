package id.layanan112.monitoring.counts;

import id.layanan112.contracts.CentreEvent.CentreReported;
import id.layanan112.monitoring.freshness.Centres;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The counts of regions on one local day, each with its state and how complete it is. */
@ApplicationScoped
public class RegionCounts {
    private final CallCounts counts;
    private final Centres centres;
    private final InstantSource clock;

    RegionCounts(CallCounts counts, Centres centres, InstantSource clock) {
        this.counts = counts;
        this.centres = centres;
        this.clock = clock;
    }

    /**
     * One row.
     *
     * @param regionCode null for calls whose region is unknown, which are a row of their own per centre
     * @param assumed true when no source names the centre
     * @param completeThrough everything saved before is in it; null while that is not known
     * @param open calls without a class yet; {@code byClass} and {@code open} add up to {@code total}
     */
    public record Row(
            @Nullable String regionCode,
            String name,
            @Nullable String centreCode,
            boolean assumed,
            Freshness.State state,
            @Nullable Instant completeThrough,
            long total,
            long open,
            Map<String, Long> byClass,
            Map<String, Long> byType) {}

    /** @param all also the regions that have neither a centre nor a call */
    public List<Row> ofDay(LocalDate day, @Nullable String region, boolean all) {
        Map<String, List<CallCounts.Count>> byRegion = counts.ofDay(day, region).stream()
                .collect(Collectors.groupingBy(
                        count -> count.region().equals(Cell.NONE) ? Cell.NONE + count.centre() : count.region(),
                        TreeMap::new,
                        Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        for (Region one : Regions.all()) {
            String code = one.code().value();
            Optional<CallCentre> centre = CallCentres.ofRegion(one.code());
            List<CallCounts.Count> its = byRegion.getOrDefault(code, List.of());
            if ((region == null || region.equals(code))
                    && (all || region != null || centre.isPresent() || !its.isEmpty())) {
                rows.add(row(code, one.name(), centre, its));
            }
        }
        byRegion.forEach((key, its) -> {
            if (key.startsWith(Cell.NONE)) {
                Optional<CallCentre> centre = CallCentres.find(key.substring(1));
                rows.add(row(null, "Wilayah belum diketahui", centre, its));
            }
        });
        return rows;
    }

    private Row row(@Nullable String code, String name, Optional<CallCentre> centre, List<CallCounts.Count> its) {
        Map<String, Long> byClass = sum(its, CallCounts.Count::callClass);
        Map<String, Long> byType = sum(its, CallCounts.Count::type);
        byType.remove(Cell.NONE);
        Long open = byClass.remove(Cell.OPEN);
        return new Row(
                code,
                name,
                centre.map(CallCentre::code).orElse(null),
                centre.map(CallCentre::assumed).orElse(false),
                state(centre),
                centre.map(one -> centres.completeThrough(one.code())).orElse(null),
                its.stream().mapToLong(CallCounts.Count::calls).sum(),
                open == null ? 0 : open,
                byClass,
                byType);
    }

    private Freshness.State state(Optional<CallCentre> centre) {
        return centre.map(one -> Freshness.of(
                        centres.report(one.code()).map(CentreReported::at).orElse(null), clock.instant()))
                .orElse(Freshness.State.NOT_IMPLEMENTED);
    }

    private static Map<String, Long> sum(
            List<CallCounts.Count> counts, java.util.function.Function<CallCounts.Count, String> by) {
        return counts.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.summingLong(CallCounts.Count::calls)));
    }

    /** Each region with its own today: three zones, and for some hours of the day two dates. */
    public List<Row> today() {
        Map<LocalDate, List<Row>> days = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (String region : List.of("31.71", "51.71", "81.71")) {
            LocalDate day = today(region);
            days.computeIfAbsent(day, one -> ofDay(one, null, false)).stream()
                    .filter(row -> day.equals(today(zoned(row))) && !rows.contains(row))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static @Nullable String zoned(Row row) {
        if (row.regionCode() != null) {
            return row.regionCode();
        }
        String centre = row.centreCode();
        return centre == null ? null : centre.substring(0, 2) + ".71";
    }

    /** A region's today, by its own zone. */
    public LocalDate today(@Nullable String region) {
        return LocalDate.ofInstant(
                clock.instant(),
                Optional.ofNullable(region)
                        .flatMap(RegionCode::parse)
                        .map(Regions::zoneOf)
                        .orElse(java.time.ZoneId.of("Asia/Jakarta")));
    }
}
