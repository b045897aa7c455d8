package id.layanan112.monitoring.counts;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days are the region's own: three zones, and for two hours of every day two dates. */
final class Today {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final List<ZoneId> ZONES = List.of(WIB, ZoneId.of("Asia/Makassar"), ZoneId.of("Asia/Jayapura"));

    private Today() {}

    /** The date of a region, of a centre ({@code PP} or {@code PP.KK}), or of Jakarta for what is neither. */
    static LocalDate of(@Nullable String code, Instant now) {
        return LocalDate.ofInstant(now, zone(code));
    }

    /** All dates that are today somewhere in the country, without repetition. */
    static List<LocalDate> everywhere(Instant now) {
        return ZONES.stream()
                .map(zone -> LocalDate.ofInstant(now, zone))
                .distinct()
                .toList();
    }

    private static ZoneId zone(@Nullable String code) {
        if (code == null || code.length() < 2) {
            return WIB;
        }
        return RegionCode.parse(code.substring(0, 2) + ".01")
                .map(Regions::zoneOf)
                .orElse(WIB);
    }
}
