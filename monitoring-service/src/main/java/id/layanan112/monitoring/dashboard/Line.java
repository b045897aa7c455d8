package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.counts.RegionCounts;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the table, in words. */
public record Line(
        String code,
        String name,
        String state,
        String style,
        String complete,
        boolean assumed,
        long total,
        long open,
        List<Long> classes,
        String types) {
    private static final Map<String, String> ZONES =
            Map.of("Asia/Jakarta", "WIB", "Asia/Makassar", "WITA", "Asia/Jayapura", "WIT");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm.ss", Locale.ROOT);

    static Line of(RegionCounts.Row row, Words words) {
        return new Line(
                row.regionCode() == null ? "-" : row.regionCode(),
                row.name(),
                words.of(row.state()),
                row.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                complete(row),
                row.assumed(),
                row.total(),
                row.open(),
                Arrays.stream(CallClass.values())
                        .map(one -> row.byClass().getOrDefault(one.name(), 0L))
                        .toList(),
                row.byType().entrySet().stream()
                        .map(type -> type.getKey() + " " + type.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String complete(RegionCounts.Row row) {
        Instant through = row.completeThrough();
        return through == null ? "-" : time(through, row.regionCode());
    }

    /** {@code 14.05.09 WIB}, in the region's own zone. */
    static String time(Instant instant, @Nullable String region) {
        ZoneId zone = region == null ? ZoneId.of("Asia/Jakarta") : Regions.zoneOf(new RegionCode(region));
        return TIME.withZone(zone).format(instant) + " " + ZONES.get(zone.getId());
    }
}
