package id.layanan112.intake.timeline;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.CallEvent;
import id.layanan112.contracts.CentreEvent;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchOrderEvent;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.IncidentEvent;
import id.layanan112.contracts.RegionCountsEvent;
import id.layanan112.contracts.RouteEvent;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.kit.messaging.BatchHandler;
import id.layanan112.kit.messaging.IncomingEvent;
import id.layanan112.kit.messaging.Outcome;
import id.layanan112.kit.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the events of the others mean for the timeline: a poll's events are a few statements. */
@ApplicationScoped
class TimelineEffects implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(TimelineEffects.class);

    private final Timeline timeline;
    private final DetailsVault vault;

    TimelineEffects(Timeline timeline, DetailsVault vault) {
        this.timeline = timeline;
        this.vault = vault;
    }

    @Override
    public List<Outcome> handle(List<IncomingEvent> events) {
        Told told = new Told();
        List<Outcome> outcomes = events.stream().map(event -> hear(event, told)).toList();
        timeline.takeRoutes(told.routes.values());
        timeline.takeDispatches(told.dispatches.values());
        told.agencies.forEach(timeline::take);
        timeline.add(told.lines);
        told.notes.forEach(this::take);
        return outcomes;
    }

    /** What cannot be opened was written all the same: its entry says so, and the agency has a telephone. */
    private void take(DispatchEvent.DispatchNoted noted) {
        boolean opened = vault.heard(
                noted.incident(),
                noted.lineId(),
                noted.response(),
                noted.agency().name(),
                noted.at());
        if (!opened) {
            LOG.warnf(
                    "line %s of dispatch %s does not open",
                    noted.lineId(), noted.dispatch().dispatchId());
        }
    }

    /** What a poll told: of each incident's route and of each order the newest, and every line. */
    private static final class Told {
        private final Map<UUID, RouteEvent.RouteDecided> routes = new TreeMap<>();
        private final Map<UUID, DispatchSnapshot> dispatches = new TreeMap<>();
        private final List<AgencyRegistered> agencies = new ArrayList<>();
        private final List<Timeline.Entry> lines = new ArrayList<>();
        private final List<DispatchEvent.DispatchNoted> notes = new ArrayList<>();
    }

    private static Outcome hear(IncomingEvent incoming, Told told) {
        switch (incoming.event()) {
            case RouteEvent.RouteDecided decided -> {
                told.routes.merge(
                        decided.incidentId(), decided, (one, next) -> next.revision() >= one.revision() ? next : one);
                told.lines.add(decided(incoming.id(), decided));
            }
            case RouteEvent.PolicyActivated policy -> {}
            case AgencyRegistered agency -> told.agencies.add(agency);
            case DispatchEvent dispatch -> {
                told.dispatches.merge(
                        dispatch.dispatch().dispatchId(),
                        dispatch.dispatch(),
                        (one, next) -> next.version() > one.version() ? next : one);
                told.lines.add(entry(incoming.id(), dispatch));
                if (dispatch instanceof DispatchEvent.DispatchNoted noted) {
                    told.notes.add(noted);
                }
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

    private static Timeline.Entry decided(UUID eventId, RouteEvent.RouteDecided decided) {
        Problem.Text sentence = DecisionSentence.of(decided);
        return new Timeline.Entry(
                decided.incidentId(),
                eventId,
                decided.at(),
                decided.assignments().isEmpty() ? TimelineStep.NO_AGENCY : TimelineStep.DECIDED,
                null,
                decided.human().name(),
                sentence.id(),
                sentence.en());
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
                        name(it.agency(), holder),
                        it.effective() ? it.reason() : it.step().name(),
                        it.effective() ? it.units() : null);
            case DispatchEvent.ResponderStatusChanged it ->
                entry(
                        eventId,
                        it,
                        it.effective() ? step(it.status()) : TimelineStep.LATE_ANSWER,
                        name(it.agency(), holder),
                        it.status().name(),
                        it.effective() ? it.units() : null);
            case DispatchEvent.AckDeadlineMissed it ->
                entry(
                        eventId,
                        it,
                        TimelineStep.DEADLINE_MISSED,
                        holder,
                        it.dueAt().toString());
            case DispatchEvent.DispatchEscalated it ->
                entry(eventId, it, TimelineStep.ESCALATED, it.to().name(), it.reason());
            case DispatchEvent.DispatchNoted it ->
                entry(eventId, it, TimelineStep.NOTED, it.agency().name(), null);
            case DispatchEvent.DispatchUnfulfilled it ->
                entry(eventId, it, TimelineStep.UNFULFILLED, it.human().name(), it.reason());
            case DispatchEvent.DispatchClosed it -> entry(eventId, it, TimelineStep.CLOSED, holder, it.reason());
        };
    }

    /** Who answers need not hold the order any more. */
    private static String name(DispatchEvent.@Nullable Answering agency, String holder) {
        return agency == null ? holder : agency.name();
    }

    private static Timeline.Entry entry(
            UUID eventId, DispatchEvent event, TimelineStep step, String agency, @Nullable String reason) {
        return entry(eventId, event, step, agency, reason, null);
    }

    private static Timeline.Entry entry(
            UUID eventId,
            DispatchEvent event,
            TimelineStep step,
            String agency,
            @Nullable String reason,
            @Nullable List<String> units) {
        Instant at = event.at();
        return new Timeline.Entry(
                event.dispatch().incidentId(),
                eventId,
                at,
                step,
                event.dispatch().kind(),
                agency,
                reason,
                null,
                units == null ? List.of() : units);
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
