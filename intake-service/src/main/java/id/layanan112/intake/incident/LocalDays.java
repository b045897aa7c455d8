package id.layanan112.intake.incident;

import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Days are the region's own. */
public final class LocalDays {
    private static final ZoneId UNKNOWN_REGION = ZoneId.of("Asia/Jakarta");

    private LocalDays() {}

    public static LocalDate today(Incident incident, InstantSource clock) {
        ZoneId zone = Optional.ofNullable(incident.regionCode())
                .flatMap(RegionCode::parse)
                .map(Regions::zoneOf)
                .orElse(UNKNOWN_REGION);
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
