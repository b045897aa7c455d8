package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An incident in the database. */
@Entity
@Table(name = "incident")
class IncidentRow {
    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    long revision;

    @Column(name = "centre_code")
    String centreCode;

    @Column(name = "region_code")
    @Nullable
    String regionCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "incident_type")
    IncidentType incidentType;

    @Enumerated(EnumType.STRING)
    @Column
    Priority priority;

    @Enumerated(EnumType.STRING)
    @Column
    Sensitivity sensitivity;

    @Column
    String[] hazards;

    @Enumerated(EnumType.STRING)
    @Column
    Victims victims;

    @Column(name = "kinds_asked")
    String[] kindsAsked;

    @Column(name = "kinds_withdrawn")
    String[] kindsWithdrawn;

    boolean open;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Disposition disposition;

    boolean exercise;

    /** Takes over what may change. */
    void take(Incident incident) {
        revision = incident.revision();
        regionCode = incident.regionCode();
        incidentType = incident.incidentType();
        priority = incident.priority();
        sensitivity = incident.sensitivity();
        hazards = incident.hazards().stream().map(Enum::name).sorted().toArray(String[]::new);
        victims = incident.victims();
        kindsAsked = incident.kindsAsked().stream().sorted().toArray(String[]::new);
        kindsWithdrawn = incident.kindsWithdrawn().stream().sorted().toArray(String[]::new);
        open = incident.open();
    }

    Incident incident() {
        return new Incident(
                incidentId,
                revision,
                centreCode,
                regionCode,
                incidentType,
                priority,
                sensitivity,
                Arrays.stream(hazards).map(Hazard::valueOf).collect(Collectors.toUnmodifiableSet()),
                victims,
                Set.of(kindsAsked),
                Set.of(kindsWithdrawn),
                open,
                openedAt,
                exercise);
    }
}
