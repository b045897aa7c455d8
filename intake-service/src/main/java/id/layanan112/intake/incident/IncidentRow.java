package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.access.Access;
import id.layanan112.regions.CallCentres;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    @Column(name = "neighbour_regions")
    String[] neighbourRegions;

    /** Follows from the regions: they see it as well. */
    @Column(name = "neighbour_centres")
    String[] neighbourCentres;

    /** The centre that it is offered to: it sees it until that is settled. */
    @Column(name = "offered_to")
    @Nullable
    String offeredTo;

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

    boolean probe;

    /** Takes over what may change. */
    void take(Incident incident, CallCentres centres) {
        revision = incident.revision();
        centreCode = incident.centreCode();
        regionCode = incident.regionCode();
        neighbourRegions = incident.neighbourRegions().toArray(String[]::new);
        neighbourCentres = incident.neighbourCentres(centres).toArray(String[]::new);
        incidentType = incident.incidentType();
        priority = incident.priority();
        sensitivity = incident.sensitivity();
        hazards = incident.hazards().stream().map(Enum::name).sorted().toArray(String[]::new);
        victims = incident.victims();
        kindsAsked = incident.kindsAsked().stream().sorted().toArray(String[]::new);
        kindsWithdrawn = incident.kindsWithdrawn().stream().sorted().toArray(String[]::new);
        open = incident.open();
    }

    /** Its own centre, one that it is offered to, or one whose region its place may lie in. */
    boolean seenBy(Access access) {
        return access.sees(centreCode)
                || (offeredTo != null && access.sees(offeredTo))
                || Arrays.stream(neighbourCentres).anyMatch(access::sees);
    }

    Incident incident() {
        return new Incident(
                incidentId,
                revision,
                centreCode,
                regionCode,
                List.of(neighbourRegions),
                incidentType,
                priority,
                sensitivity,
                Arrays.stream(hazards).map(Hazard::valueOf).collect(Collectors.toUnmodifiableSet()),
                victims,
                Set.of(kindsAsked),
                Set.of(kindsWithdrawn),
                open,
                openedAt,
                exercise,
                probe);
    }
}
