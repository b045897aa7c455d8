package id.layanan112.web;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the screens show them: {@code 14.05 WIB}, on another day {@code 23 Nov 2026 14.05 WIB}. */
public final class Clock {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Map<String, String> SHORT =
            Map.of("Asia/Jakarta", "WIB", "Asia/Makassar", "WITA", "Asia/Jayapura", "WIT");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH.mm.ss", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH.mm", Locale.of("id", "ID"));

    private Clock() {}

    /** @param code a region, centre or province, in whose zone it is told; null for Jakarta's */
    public static @Nullable String show(@Nullable Instant time, @Nullable String code, Instant now) {
        if (time == null) {
            return null;
        }
        ZoneId zone = zone(code);
        boolean today = LocalDate.ofInstant(time, zone).equals(LocalDate.ofInstant(now, zone));
        return (today ? TIME : DATE).withZone(zone).format(time) + " " + SHORT.get(zone.getId());
    }

    /** The present moment, to the second, in Jakarta's time. */
    public static String now(Instant now) {
        return SECONDS.withZone(JAKARTA).format(now) + " WIB";
    }

    /** {@code 27 Nov 2026}. */
    public static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", language.locale()).format(day);
    }

    /** {@code November 2026}. */
    public static String month(YearMonth month, Language language) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(month);
    }

    private static ZoneId zone(@Nullable String code) {
        return Optional.ofNullable(code)
                .filter(some -> some.length() >= 2)
                .flatMap(some -> RegionCode.parse(some.substring(0, 2) + ".01"))
                .map(Regions::zoneOf)
                .orElse(JAKARTA);
    }
}
