package id.layanan112.routing.decision;

import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The events that tell a decision: what was decided and why, and per lane all orders at this revision. Their ids follow
 * from the input and the snapshots, so that the same decision again is seen to be the same.
 */
public final class Decisions {
    private Decisions() {}

    /** @param inputId the id of the event that carried the incident's state */
    public static List<OutgoingEvent> of(
            UUID inputId, IncidentSnapshot incident, Policy policy, AgencyDirectory directory, Instant now) {
        String snapshot = policy.version() + "/" + directory.version();
        RouteDecision decision = RouteIncident.decide(incident, policy, directory);
        List<OutgoingEvent> events = new ArrayList<>();
        events.add(
                new OutgoingEvent(Ids.derived(inputId, "route", snapshot), decided(incident, policy, decision, now)));
        for (Lane lane : Lane.values()) {
            DispatchOrdersDecided orders = orders(incident, policy, decision, lane, now);
            // At revision 1 nothing can have been ordered before: an empty lane has nothing to hear.
            if (!orders.orders().isEmpty() || incident.revision() > 1) {
                events.add(new OutgoingEvent(Ids.derived(inputId, "orders", lane.word(), snapshot), orders));
            }
        }
        return events;
    }

    private static List<Assignment> assignments(RouteDecision decision) {
        return switch (decision) {
            case RouteDecision.Routed routed -> routed.assignments();
            case RouteDecision.NothingToOrder none -> List.of();
        };
    }

    private static Priority priority(IncidentSnapshot incident, RouteDecision decision) {
        return switch (decision) {
            case RouteDecision.Routed routed -> routed.priority();
            case RouteDecision.NothingToOrder none -> incident.priority();
        };
    }

    private static RouteDecided decided(IncidentSnapshot incident, Policy policy, RouteDecision decision, Instant now) {
        return new RouteDecided(
                incident.incidentId(),
                incident.revision(),
                incident.centreCode(),
                incident.regionCode(),
                incident.incidentType(),
                priority(incident, decision),
                incident.sensitivity(),
                incident.exercise(),
                List.of(policy.id()),
                assignments(decision),
                decision.notFound(),
                decision instanceof RouteDecision.NothingToOrder none ? none.reason() : null,
                decision.human(),
                now);
    }

    private static DispatchOrdersDecided orders(
            IncidentSnapshot incident, Policy policy, RouteDecision decision, Lane lane, Instant now) {
        Priority priority = priority(incident, decision);
        List<DispatchOrder> orders = assignments(decision).stream()
                .filter(assignment -> Lane.ofKind(assignment.kind()) == lane)
                .map(assignment -> new DispatchOrder(
                        assignment.dispatchId(),
                        assignment.kind(),
                        assignment.role(),
                        assignment.chain(),
                        policy.ackDeadline(priority).toSeconds(),
                        Entitlement.of(assignment.kind(), incident.sensitivity(), incident.protectedBlocks())))
                .toList();
        return new DispatchOrdersDecided(
                incident.incidentId(),
                incident.revision(),
                lane,
                incident.centreCode(),
                incident.regionCode(),
                incident.incidentType(),
                priority,
                incident.sensitivity(),
                incident.hazards(),
                incident.victims(),
                incident.exercise(),
                incident.openedAt(),
                now,
                orders);
    }
}
