package id.layanan112.intake.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.incident.Incident;
import id.layanan112.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its call taker sees it; nothing of it is about a person.
 *
 * @param timelineStale true while Kafka is away: orders and timeline may be further than shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        UUID incidentId,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        boolean open,
        Instant openedAt,
        boolean exercise,
        @Nullable List<UUID> calls,
        @Nullable List<Attention> attention,
        @Nullable List<Followed.Order> dispatches,
        @Nullable List<Line> timeline,
        @Nullable Boolean timelineStale) {

    record Line(Instant at, TimelineStep step, @Nullable String kind, Problem.Text text) {
        static Line of(Timeline.Entry entry) {
            return new Line(entry.at(), entry.step(), entry.kind(), entry.step().tell(entry));
        }
    }

    /** A row of a list: the state alone. */
    static IncidentView row(Incident incident) {
        return full(incident, null, null, null, null, null);
    }

    static IncidentView full(
            Incident incident,
            @Nullable List<UUID> calls,
            @Nullable List<Attention> attention,
            @Nullable List<Followed.Order> dispatches,
            @Nullable List<Line> timeline,
            @Nullable Boolean stale) {
        return new IncidentView(
                incident.incidentId(),
                incident.revision(),
                incident.centreCode(),
                incident.regionCode(),
                incident.incidentType(),
                incident.priority(),
                incident.sensitivity(),
                incident.hazards(),
                incident.victims(),
                incident.open(),
                incident.openedAt(),
                incident.exercise(),
                calls,
                attention,
                dispatches,
                timeline,
                stale);
    }
}
