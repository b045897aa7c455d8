package id.layanan112.routing.decision;

import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchOrderEvent.LineTold;
import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.DecisionInputs;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.PolicySnapshot;
import id.layanan112.routing.policy.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The events that tell a decision: what was decided and why, and per lane all orders at this revision. Their ids follow
 * from the input and the snapshots, so that the same decision again is seen to be the same.
 */
public final class Decisions {
    private final Input input;
    private final IncidentSnapshot incident;
    private final EffectivePolicy policy;
    private final AgencyDirectory directory;
    private final Situation situation;
    private final RouteDecision decision;
    private final Instant now;

    private Decisions(Input input, EffectivePolicy policy, AgencyDirectory directory, Instant now) {
        this.input = input;
        this.incident = input.incident();
        this.policy = policy;
        this.directory = directory;
        this.situation = Situations.of(incident, directory);
        this.decision = RouteIncident.decide(incident, situation, policy, directory);
        this.now = now;
    }

    /**
     * What is to be decided.
     *
     * @param id of the event that carried the incident's state
     * @param again true when somebody may have decided it before, by other policies or another directory
     */
    public record Input(UUID id, IncidentSnapshot incident, boolean again) {}

    /** @param policy the one that holds in the incident's region */
    public static List<OutgoingEvent> of(Input input, EffectivePolicy policy, AgencyDirectory directory, Instant now) {
        return new Decisions(input, policy, directory, now).events();
    }

    /**
     * A line for those who have an order, as it would be decided now, and may know what is told. A lane that never got
     * such an order lets it fall.
     *
     * @param id of the event that carried the line
     * @param policies of all regions
     */
    public static List<OutgoingEvent> told(
            UUID id, IncidentNarrated told, PolicySnapshot policies, AgencyDirectory directory) {
        IncidentSnapshot incident = told.incidentState();
        if (incident == null) {
            return List.of();
        }
        RouteDecision decision = RouteIncident.decide(incident, policies.of(incident.regionCode()), directory);
        Map<Lane, List<UUID>> orders = assignments(decision).stream()
                .filter(assignment -> BlockEntitlement.mayKnowNarrative(assignment.kind(), incident.sensitivity()))
                .collect(Collectors.groupingBy(
                        assignment -> Lane.ofKind(assignment.kind()),
                        () -> new EnumMap<>(Lane.class),
                        Collectors.mapping(Assignment::dispatchId, Collectors.toList())));
        return orders.entrySet().stream()
                .map(lane -> new OutgoingEvent(
                        Ids.derived(id, "line", lane.getKey().word()),
                        new LineTold(
                                told.incidentId(),
                                told.revision(),
                                lane.getKey(),
                                told.regionCode(),
                                told.exercise(),
                                Objects.requireNonNullElse(told.lineId(), id),
                                lane.getValue(),
                                told.line(),
                                told.at())))
                .toList();
    }

    private List<OutgoingEvent> events() {
        String snapshot = policy.id() + "/" + directory.version();
        List<OutgoingEvent> events = new ArrayList<>();
        events.add(new OutgoingEvent(Ids.derived(input.id(), "route", snapshot), decided()));
        for (Lane lane : Lane.values()) {
            DispatchOrdersDecided orders = orders(lane);
            // At revision 1, decided once, nothing was ordered before: an empty lane has nothing to hear.
            if (!orders.orders().isEmpty() || incident.revision() > 1 || input.again()) {
                events.add(new OutgoingEvent(Ids.derived(input.id(), "orders", lane.word(), snapshot), orders));
            }
        }
        return events;
    }

    private List<Assignment> assignments() {
        return assignments(decision);
    }

    private static List<Assignment> assignments(RouteDecision decision) {
        return switch (decision) {
            case RouteDecision.Routed routed -> routed.assignments();
            case RouteDecision.NothingToOrder none -> List.of();
        };
    }

    private List<ServiceSubstitution> substitutions() {
        return switch (decision) {
            case RouteDecision.Routed routed -> routed.substitutions();
            case RouteDecision.NothingToOrder none -> List.of();
        };
    }

    private RouteDecided decided() {
        return new RouteDecided(
                incident.incidentId(),
                incident.revision(),
                incident.centreCode(),
                incident.regionCode(),
                incident.incidentType(),
                decision.priority(),
                incident.sensitivity(),
                incident.exercise(),
                policy.versions(),
                assignments(),
                decision.notFound(),
                decision instanceof RouteDecision.NothingToOrder none ? none.reason() : null,
                decision.human(),
                now,
                substitutions(),
                new DecisionInputs(
                        incident.priority(),
                        incident.hazards(),
                        incident.victims(),
                        incident.neighbourRegions(),
                        incident.kindsAsked(),
                        incident.kindsWithdrawn(),
                        situation.time().withSecond(0).withNano(0).toString(),
                        directory.version()));
    }

    private DispatchOrdersDecided orders(Lane lane) {
        List<DispatchOrder> orders = assignments().stream()
                .filter(assignment -> Lane.ofKind(assignment.kind()) == lane)
                .map(assignment -> new DispatchOrder(
                        assignment.dispatchId(),
                        assignment.kind(),
                        assignment.role(),
                        assignment.chain(),
                        Objects.requireNonNull(assignment.ackDeadlineSeconds(), "decided here"),
                        BlockEntitlement.of(assignment.kind(), incident.sensitivity(), incident.protectedBlocks()),
                        assignment.rungDeadlineSeconds()))
                .toList();
        return new DispatchOrdersDecided(
                incident.incidentId(),
                incident.revision(),
                lane,
                incident.centreCode(),
                incident.regionCode(),
                incident.incidentType(),
                decision.priority(),
                incident.sensitivity(),
                incident.hazards(),
                incident.victims(),
                incident.exercise(),
                incident.openedAt(),
                now,
                orders);
    }
}
