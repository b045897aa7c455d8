package id.layanan112.intake.timeline;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.kit.messaging.EventHandler;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each event of the others means for the timeline. */
@ApplicationScoped
class TimelineEffects implements EventHandler {
    private final Timeline timeline;

    TimelineEffects(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Outcome handle(IncomingEvent incoming) {
        switch (incoming.event()) {
            case RouteEvent.RouteDecided decided -> decided(incoming.id(), decided);
            case RouteEvent.PolicyActivated policy -> {}
            case AgencyRegistered agency -> timeline.take(agency);
            case DispatchEvent dispatch -> {
                timeline.take(dispatch.dispatch());
                timeline.add(dispatch.dispatch().incidentId(), entry(incoming.id(), dispatch));
            }
            case CallEvent other -> {
                return notForUs();
            }
            case IncidentEvent other -> {
                return notForUs();
            }
            case DispatchOrderEvent other -> {
                return notForUs();
            }
            case CentreEvent other -> {
                return notForUs();
            }
            case RegionCountsEvent other -> {
                return notForUs();
            }
        }
        return Outcome.done();
    }

    private static Outcome notForUs() {
        return Outcome.quarantine("not-for-intake");
    }

    private void decided(UUID eventId, RouteEvent.RouteDecided decided) {
        timeline.take(decided);
        boolean none = decided.assignments().isEmpty();
        String reason = none
                ? decided.reason()
                : decided.assignments().stream()
                        .map(one -> one.kind() + " " + one.chain().getFirst().name() + " (" + one.reason() + ")")
                        .collect(Collectors.joining("; "));
        timeline.add(
                decided.incidentId(),
                new Timeline.Entry(
                        eventId,
                        decided.at(),
                        none ? TimelineStep.NO_AGENCY : TimelineStep.DECIDED,
                        null,
                        decided.human().name(),
                        reason));
    }

    private static Timeline.Entry entry(UUID eventId, DispatchEvent event) {
        String holder = event.dispatch().holder().name();
        return switch (event) {
            case DispatchEvent.DispatchDelivered it -> entry(eventId, it, TimelineStep.DELIVERED, holder, it.channel());
            case DispatchEvent.DispatchAcknowledged it ->
                entry(
                        eventId,
                        it,
                        it.effective() ? step(it.step()) : TimelineStep.LATE_ANSWER,
                        holder,
                        it.effective() ? it.reason() : it.step().name());
            case DispatchEvent.ResponderStatusChanged it ->
                entry(
                        eventId,
                        it,
                        it.effective() ? step(it.status()) : TimelineStep.LATE_ANSWER,
                        holder,
                        it.status().name());
            case DispatchEvent.AckDeadlineMissed it ->
                entry(
                        eventId,
                        it,
                        TimelineStep.DEADLINE_MISSED,
                        holder,
                        it.dueAt().toString());
            case DispatchEvent.DispatchEscalated it ->
                entry(eventId, it, TimelineStep.ESCALATED, it.to().name(), it.reason());
            case DispatchEvent.DispatchUnfulfilled it ->
                entry(eventId, it, TimelineStep.UNFULFILLED, it.human().name(), it.reason());
            case DispatchEvent.DispatchClosed it -> entry(eventId, it, TimelineStep.CLOSED, holder, it.reason());
        };
    }

    private static Timeline.Entry entry(
            UUID eventId, DispatchEvent event, TimelineStep step, String agency, @Nullable String reason) {
        Instant at = event.at();
        return new Timeline.Entry(eventId, at, step, event.dispatch().kind(), agency, reason);
    }

    private static TimelineStep step(AckStep step) {
        return switch (step) {
            case RECEIVED -> TimelineStep.RECEIVED;
            case READ -> TimelineStep.READ;
            case ACCEPTED -> TimelineStep.ACCEPTED;
            case PARTIAL -> TimelineStep.PARTIAL;
            case DECLINED -> TimelineStep.DECLINED;
            case DEFERRED -> TimelineStep.DEFERRED;
            case EN_ROUTE -> TimelineStep.EN_ROUTE;
            case ON_SCENE -> TimelineStep.ON_SCENE;
            case DONE -> TimelineStep.DONE;
            case OTHER -> TimelineStep.OTHER;
        };
    }
}
