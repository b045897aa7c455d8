package id.layanan112.monitoring.figures;

import id.layanan112.monitoring.ledger.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days are the region's own: three zones, and for two hours of every day two dates. */
public final class Today {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Jakarta"), ZoneId.of("Asia/Makassar"), ZoneId.of("Asia/Jayapura"));

    private Today() {}

    /** The date of a region, of a centre ({@code PP} or {@code PP.KK}), or of Jakarta for what is neither. */
    public static LocalDate of(@Nullable String code, Instant now) {
        return LocalDate.ofInstant(now, Place.zoneOf(code == null ? Place.NATION : code));
    }

    /** All dates that are today somewhere in the country, without repetition. */
    public static List<LocalDate> everywhere(Instant now) {
        return ZONES.stream()
                .map(zone -> LocalDate.ofInstant(now, zone))
                .distinct()
                .toList();
    }
}
