package id.layanan112.routing.decision;

import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An incident of a type of which nothing more is known: what would be decided if it happened in a region. */
public final class OrdinaryCase {
    private static final UUID NONE = new UUID(0, 0);
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private OrdinaryCase() {}

    /** @param time by the region's clock */
    public static IncidentSnapshot of(IncidentType type, RegionCode region, LocalTime time) {
        IncidentDefaults defaults = IncidentDefaults.of(type);
        String centre =
                CallCentres.builtIn().ofRegion(region).map(one -> one.code()).orElse(region.value());
        return new IncidentSnapshot(
                NONE,
                1,
                centre,
                region.value(),
                List.of(),
                type,
                defaults.priority(),
                defaults.sensitivity(),
                Set.of(),
                Victims.UNKNOWN,
                Set.of(),
                Set.of(),
                true,
                ANY_DAY.atTime(time).atZone(Regions.zoneOf(region)).toInstant(),
                false,
                ProtectedBlocks.NONE,
                null);
    }
}
