package id.layanan112.routing.decision;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.kit.ids.Ids;
import id.layanan112.routing.decision.Chain.Place;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Deadlines;
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.NeededKinds;
import id.layanan112.routing.policy.NeededKinds.Needed;
import id.layanan112.routing.policy.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The decision: a pure function of the incident's whole state, the policy and the directory. */
public final class RouteIncident {
    private RouteIncident() {}

    /** @param policy the one that holds in the incident's region */
    public static RouteDecision decide(IncidentSnapshot incident, EffectivePolicy policy, AgencyDirectory directory) {
        return decide(incident, Situations.of(incident, directory), policy, directory);
    }

    static RouteDecision decide(
            IncidentSnapshot incident, Situation situation, EffectivePolicy policy, AgencyDirectory directory) {
        Rung human = Humans.supervisor(incident.centreCode());
        List<String> notFound = new ArrayList<>();
        if (directory.isEmpty()) {
            notFound.add("the agency directory is empty");
        }
        if (!policy.storeRead()) {
            notFound.add("the policy store never answered: the built-in default decides");
        }
        NeededKinds needed = NeededKinds.of(incident, situation, policy);
        if (needed.kinds().isEmpty()) {
            return new RouteDecision.NothingToOrder(needed.priority(), nothing(incident), notFound, human);
        }
        Place place = new Place(incident.regionCode(), incident.neighbourRegions());
        Predicate<String> mayStandIn = incident.sensitivity() == Sensitivity.RESTRICTED
                ? kind -> policy.restricted().contains(kind)
                : kind -> true;
        List<Assignment> assignments = new ArrayList<>();
        List<ServiceSubstitution> substitutions = new ArrayList<>();
        for (Needed one : needed.kinds()) {
            Chain chain = Chain.of(directory, one.kind(), place, one.plan(), mayStandIn, human);
            assignments.add(assignment(incident, one, chain));
            notFound.addAll(chain.notFound());
            ServiceSubstitution substitution = chain.substitution();
            if (substitution != null) {
                substitutions.add(substitution);
            }
        }
        return new RouteDecision.Routed(
                needed.priority(), List.copyOf(assignments), List.copyOf(substitutions), List.copyOf(notFound), human);
    }

    private static String nothing(IncidentSnapshot incident) {
        if (!incident.open()) {
            return "the incident is closed";
        }
        return incident.kindsWithdrawn().isEmpty() ? "no kind may know of it" : "every kind was withdrawn";
    }

    private static Assignment assignment(IncidentSnapshot incident, Needed needed, Chain chain) {
        return new Assignment(
                // One order per incident and kind, whatever the revision: what changes is what it says.
                Ids.derived(incident.incidentId(), "dispatch", needed.kind()),
                needed.kind(),
                needed.role(),
                needed.rule(),
                needed.reason().id(),
                chain.rungs(),
                needed.reason().en(),
                needed.within().firstSeconds(),
                rungByRung(needed.within()));
    }

    private static @Nullable List<Long> rungByRung(Deadlines within) {
        return within.alike()
                ? null
                : within.byRung().stream().map(Duration::toSeconds).toList();
    }
}
