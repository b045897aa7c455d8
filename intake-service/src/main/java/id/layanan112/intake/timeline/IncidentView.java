package id.layanan112.intake.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.IncidentState;
import id.layanan112.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its call taker sees it; nothing of it is about a person.
 *
 * @param timelineStale true while Kafka is away: orders and timeline may be further than shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        @JsonUnwrapped IncidentState state,
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
        return new IncidentView(IncidentState.of(incident), calls, attention, dispatches, timeline, stale);
    }
}
