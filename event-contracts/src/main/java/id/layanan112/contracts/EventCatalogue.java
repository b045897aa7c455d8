package id.layanan112.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event there is, with its type and topic. A test holds it complete against the sealed interfaces. */
public final class EventCatalogue {
    private static final List<Topic> ORDER_TOPICS =
            Arrays.stream(Lane.values()).map(Topics::dispatchOrder).toList();

    private static final List<EventType> ALL = List.of(
            of("call.received", CallEvent.CallReceived.class, Topics.CALL),
            of("call.answered", CallEvent.CallAnswered.class, Topics.CALL),
            of("call.classified", CallEvent.CallClassified.class, Topics.CALL),
            of("call.ended", CallEvent.CallEnded.class, Topics.CALL),
            of("call.callback-opened", CallEvent.CallbackOpened.class, Topics.CALL),
            of("call.callback-settled", CallEvent.CallbackSettled.class, Topics.CALL),
            of("call.surge-started", CallEvent.SurgeStarted.class, Topics.CALL),
            of("call.surge-ended", CallEvent.SurgeEnded.class, Topics.CALL),
            of("incident.opened", IncidentEvent.IncidentOpened.class, Topics.INCIDENT),
            of("incident.updated", IncidentEvent.IncidentUpdated.class, Topics.INCIDENT),
            of("incident.narrated", IncidentEvent.IncidentNarrated.class, Topics.INCIDENT),
            of("incident.call-linked", IncidentEvent.CallLinked.class, Topics.INCIDENT),
            of("incident.call-unlinked", IncidentEvent.CallUnlinked.class, Topics.INCIDENT),
            of("incident.handover-offered", IncidentEvent.HandoverOffered.class, Topics.INCIDENT),
            of("incident.handover-settled", IncidentEvent.HandoverSettled.class, Topics.INCIDENT),
            of("incident.closed", IncidentEvent.IncidentClosed.class, Topics.INCIDENT),
            of("incident.reopened", IncidentEvent.IncidentReopened.class, Topics.INCIDENT),
            of("incident.personal-data-erased", IncidentEvent.PersonalDataErased.class, Topics.INCIDENT),
            of("route.decided", RouteEvent.RouteDecided.class, Topics.ROUTE),
            of("policy.activated", RouteEvent.PolicyActivated.class, Topics.ROUTE),
            new EventType(
                    "id.layanan112.dispatch-order.decided.v1",
                    DispatchOrderEvent.DispatchOrdersDecided.class,
                    ORDER_TOPICS),
            new EventType("id.layanan112.dispatch-order.line-told.v1", DispatchOrderEvent.LineTold.class, ORDER_TOPICS),
            of("dispatch.delivered", DispatchEvent.DispatchDelivered.class, Topics.DISPATCH),
            of("dispatch.acknowledged", DispatchEvent.DispatchAcknowledged.class, Topics.DISPATCH),
            of("dispatch.ack-deadline-missed", DispatchEvent.AckDeadlineMissed.class, Topics.DISPATCH),
            of("dispatch.escalated", DispatchEvent.DispatchEscalated.class, Topics.DISPATCH),
            of("dispatch.responder-status-changed", DispatchEvent.ResponderStatusChanged.class, Topics.DISPATCH),
            of("dispatch.noted", DispatchEvent.DispatchNoted.class, Topics.DISPATCH),
            of("dispatch.unfulfilled", DispatchEvent.DispatchUnfulfilled.class, Topics.DISPATCH),
            of("dispatch.closed", DispatchEvent.DispatchClosed.class, Topics.DISPATCH),
            of("agency.registered", AgencyEvent.AgencyRegistered.class, Topics.AGENCY),
            of("centre.reported", CentreEvent.CentreReported.class, Topics.CENTRE),
            of("region-counts.published", RegionCountsEvent.RegionCountsPublished.class, Topics.REGION_COUNTS));

    private static final Map<String, EventType> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<Class<? extends DomainEvent>, EventType> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private EventCatalogue() {}

    public static List<EventType> all() {
        return ALL;
    }

    /** The event of a {@code ce_type}; empty when this version does not know it. */
    public static Optional<EventType> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /**
     * The type of an event.
     *
     * @throws IllegalArgumentException when the record is missing here, which a test rules out
     */
    public static EventType of(DomainEvent event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is not in the event catalogue");
        }
        return type;
    }

    /** The topic that this very event travels on. */
    public static Topic topicOf(DomainEvent event) {
        return event instanceof DispatchOrderEvent ofLane
                ? Topics.dispatchOrder(ofLane.lane())
                : of(event).topics().getFirst();
    }

    private static EventType of(String fact, Class<? extends DomainEvent> record, Topic topic) {
        return new EventType("id.layanan112." + fact + ".v1", record, List.of(topic));
    }
}
