package id.layanan112.intake.timeline;

import id.layanan112.contracts.HandoverOutcome;
import id.layanan112.intake.incident.HandoverTold;
import id.layanan112.kit.ids.Ids;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes into the timeline to whom an incident is offered, and what they answer. */
@ApplicationScoped
class HandoverLines implements HandoverTold {
    private final Timeline timeline;

    HandoverLines(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void told(UUID incidentId, UUID handoverId, String toRegion, @Nullable HandoverOutcome outcome, Instant at) {
        TimelineStep step = step(outcome);
        timeline.add(List.of(new Timeline.Entry(
                incidentId, Ids.derived(handoverId, step.name()), at, step, null, name(toRegion), null)));
    }

    private static String name(String region) {
        return RegionCode.parse(region).flatMap(Regions::find).map(Region::name).orElse(region);
    }

    private static TimelineStep step(@Nullable HandoverOutcome outcome) {
        return switch (outcome) {
            case null -> TimelineStep.HANDOVER_OFFERED;
            case ACCEPTED -> TimelineStep.HANDOVER_ACCEPTED;
            case DECLINED -> TimelineStep.HANDOVER_DECLINED;
            case TIMED_OUT -> TimelineStep.HANDOVER_TIMED_OUT;
            case OTHER -> TimelineStep.OTHER;
        };
    }
}
