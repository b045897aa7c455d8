package id.layanan112.routing.trial;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that nobody reported; what is left out is as for a new one of its type.
 *
 * @param regionCode null: not known
 * @param at when it is opened; null: now
 */
record TriedIncident(
        @Nullable IncidentType incidentType,
        @Nullable String regionCode,
        @Nullable List<String> neighbourRegions,
        @Nullable Priority priority,
        @Nullable Sensitivity sensitivity,
        @Nullable Set<Hazard> hazards,
        @Nullable Victims victims,
        @Nullable Set<String> kindsAsked,
        @Nullable Set<String> kindsWithdrawn,
        @Nullable Instant at) {

    IncidentSnapshot snapshot(IncidentType type, Instant now) {
        IncidentDefaults defaults = IncidentDefaults.of(type);
        String centre = Optional.ofNullable(regionCode)
                .flatMap(RegionCode::parse)
                .flatMap(CallCentres.builtIn()::ofRegion)
                .map(CallCentre::code)
                .orElse(Objects.requireNonNullElse(regionCode, "ID"));
        return new IncidentSnapshot(
                new UUID(0, 0),
                1,
                centre,
                regionCode,
                Objects.requireNonNullElse(neighbourRegions, List.of()),
                type,
                Objects.requireNonNullElse(priority, defaults.priority()),
                Objects.requireNonNullElse(sensitivity, defaults.sensitivity()),
                Objects.requireNonNullElse(hazards, Set.of()),
                Objects.requireNonNullElse(victims, Victims.UNKNOWN),
                Objects.requireNonNullElse(kindsAsked, Set.of()),
                Objects.requireNonNullElse(kindsWithdrawn, Set.of()),
                true,
                Objects.requireNonNullElse(at, now),
                false,
                ProtectedBlocks.NONE,
                null);
    }
}
