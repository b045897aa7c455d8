package id.layanan112.intake.duplicates;

import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open incidents that a report may be about, the likeliest first. An incident is as young as its youngest call: a
 * fire that is still being reported stays a candidate.
 */
@ApplicationScoped
class Candidates {
    private static final int OPEN = 500;
    private static final int MOST = 10;

    private final Incidents incidents;
    private final DetailsVault vault;
    private final Sql sql;

    Candidates(Incidents incidents, DetailsVault vault, Sql sql) {
        this.incidents = incidents;
        this.vault = vault;
        this.sql = sql;
    }

    record Candidate(Incident incident, Likeness.Match match) {}

    /**
     * @param exercise a real report is never about an exercise
     * @param besides the incident that the report belongs to already, if any
     */
    List<Candidate> of(Access access, Sighting report, boolean exercise, @Nullable UUID besides) {
        List<Incident> open = incidents.page(access, null, true, null, OPEN).stream()
                .filter(one -> one.exercise() == exercise && !one.incidentId().equals(besides))
                .toList();
        UUID[] ids = open.stream().map(Incident::incidentId).toArray(UUID[]::new);
        Map<UUID, CallDetails.Scene> scenes = vault.scenes(ids);
        Map<UUID, Instant> heard = lastHeard(ids);
        return open.stream()
                .flatMap(one -> candidate(report, one, scenes.get(one.incidentId()), heard.get(one.incidentId())))
                .sorted(Comparator.comparingDouble(
                                (Candidate one) -> one.match().score())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** The incident itself as a report: its place, and when its youngest call came. */
    Sighting sighting(Incident incident) {
        UUID[] id = {incident.incidentId()};
        return sighting(
                incident,
                vault.scenes(id).get(incident.incidentId()),
                lastHeard(id).get(incident.incidentId()));
    }

    private static Stream<Candidate> candidate(
            Sighting report, Incident incident, CallDetails.@Nullable Scene scene, @Nullable Instant heard) {
        return Likeness.of(report, sighting(incident, scene, heard)).stream()
                .map(match -> new Candidate(incident, match));
    }

    private static Sighting sighting(Incident incident, CallDetails.@Nullable Scene scene, @Nullable Instant heard) {
        return new Sighting(
                incident.incidentType(),
                incident.regionCode(),
                scene == null ? null : Sighting.Spot.of(scene.lat(), scene.lon(), scene.uncertaintyMetres()),
                heard == null ? incident.openedAt() : heard);
    }

    private Map<UUID, Instant> lastHeard(UUID[] ids) {
        Map<UUID, Instant> heard = new HashMap<>();
        sql.query(
                "SELECT incident_id, max(received_at) AS at FROM call WHERE incident_id = ANY (?)"
                        + " GROUP BY incident_id",
                row -> heard.put(row.getObject(1, UUID.class), Objects.requireNonNull(Sql.instant(row, "at"))),
                (Object) ids);
        return heard;
    }
}
