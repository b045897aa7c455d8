package id.layanan112.intake.timeline;

import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.ToldByPhone;
import id.layanan112.kit.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Writes into the timeline whom a person has told by telephone; the same twice is one line. */
@ApplicationScoped
class PhoneCalls implements ToldByPhone {
    private final Timeline timeline;

    PhoneCalls(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void told(Incident incident, Set<String> kinds) {
        Instant now = timeline.clock(incident.incidentId()).now();
        timeline.add(kinds.stream()
                .sorted()
                .map(kind -> new Timeline.Entry(
                        incident.incidentId(),
                        Ids.derived(incident.incidentId(), "told-by-phone", kind, Long.toString(incident.revision())),
                        now,
                        TimelineStep.TOLD_BY_PHONE,
                        kind,
                        timeline.lastKnown(kind, incident.regionCode()).name(),
                        null))
                .toList());
    }
}
