package id.layanan112.intake.incident;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One revision of an incident as its people see it; nothing of it is about a person. */
public record IncidentState(
        UUID incidentId,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        List<String> neighbourRegions,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        Set<String> kindsAsked,
        Set<String> kindsWithdrawn,
        boolean open,
        Instant openedAt,
        boolean exercise) {

    public static IncidentState of(Incident incident) {
        return new IncidentState(
                incident.incidentId(),
                incident.revision(),
                incident.centreCode(),
                incident.regionCode(),
                incident.neighbourRegions(),
                incident.incidentType(),
                incident.priority(),
                incident.sensitivity(),
                incident.hazards(),
                incident.victims(),
                incident.kindsAsked(),
                incident.kindsWithdrawn(),
                incident.open(),
                incident.openedAt(),
                incident.exercise());
    }
}
