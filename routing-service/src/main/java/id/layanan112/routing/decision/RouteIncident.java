package id.layanan112.routing.decision;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.Rung;
import id.layanan112.kit.ids.Ids;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.NeededKinds;
import id.layanan112.routing.policy.NeededKinds.Needed;
import id.layanan112.routing.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** The decision: a pure function of the incident's whole state, the policy and the directory. */
final class RouteIncident {
    private RouteIncident() {}

    static RouteDecision decide(IncidentSnapshot incident, Policy policy, AgencyDirectory directory) {
        Rung human = Humans.supervisor(incident.centreCode());
        List<String> notFound = new ArrayList<>();
        if (directory.isEmpty()) {
            notFound.add("the agency directory is empty");
        }
        List<Needed> needed = NeededKinds.of(incident, policy);
        if (needed.isEmpty()) {
            return new RouteDecision.NothingToOrder(
                    incident.open() ? "every kind was withdrawn" : "the incident is closed", notFound, human);
        }
        Priority priority = NeededKinds.priority(incident, policy);
        List<Assignment> assignments = needed.stream()
                .map(one -> assignment(incident, one, policy, directory, human, notFound))
                .toList();
        return new RouteDecision.Routed(priority, assignments, List.copyOf(notFound), human);
    }

    private static Assignment assignment(
            IncidentSnapshot incident,
            Needed needed,
            Policy policy,
            AgencyDirectory directory,
            Rung human,
            List<String> notFound) {
        List<Rung> chain = Chain.of(
                directory,
                needed.kind(),
                incident.regionCode(),
                policy.substitutes().getOrDefault(needed.kind(), List.of()),
                human,
                notFound);
        return new Assignment(
                // One order per incident and kind, whatever the revision: what changes is what it says.
                Ids.derived(incident.incidentId(), "dispatch", needed.kind()),
                needed.kind(),
                needed.role(),
                needed.rule(),
                needed.rule(),
                chain);
    }
}
