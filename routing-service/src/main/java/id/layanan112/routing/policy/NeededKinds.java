package id.layanan112.routing.policy;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which kinds an incident needs, each with the rule that says so; the lead comes first. */
public final class NeededKinds {

    /**
     * One kind that is needed.
     *
     * @param rule the rule's place in the policy, as {@code types.FIRE.lead}
     */
    public record Needed(String kind, DispatchRole role, String rule) {}

    private NeededKinds() {}

    public static List<Needed> of(IncidentSnapshot incident, Policy policy) {
        if (!incident.open()) {
            return List.of();
        }
        Map<String, Needed> needed = new LinkedHashMap<>();
        String type = "types." + incident.incidentType();
        Policy.TypeRule rule = policy.rule(incident.incidentType());
        needed.put(rule.lead(), new Needed(rule.lead(), DispatchRole.LEAD, type + ".lead"));
        support(needed, rule.supporting(), type + ".supporting");
        for (Hazard hazard : incident.hazards().stream().sorted().toList()) {
            support(needed, rule.when().getOrDefault(hazard, List.of()), type + ".when." + hazard);
            support(needed, policy.hazards().getOrDefault(hazard, List.of()), "hazards." + hazard);
        }
        support(needed, incident.kindsAsked().stream().sorted().toList(), "dispatcher");
        incident.kindsWithdrawn().forEach(needed::remove);
        if (incident.sensitivity() == Sensitivity.RESTRICTED) {
            needed.keySet().retainAll(policy.restricted());
        }
        return List.copyOf(needed.values());
    }

    /** Some hazards mean that life is at risk, whatever was typed. */
    public static Priority priority(IncidentSnapshot incident, Policy policy) {
        return incident.hazards().stream()
                        .anyMatch(hazard -> policy.hazards().containsKey(hazard)
                                || policy.raising().contains(hazard))
                ? Priority.P1
                : incident.priority();
    }

    private static void support(Map<String, Needed> needed, Collection<String> kinds, String rule) {
        for (String kind : new ArrayList<>(kinds)) {
            needed.putIfAbsent(kind, new Needed(kind, DispatchRole.SUPPORTING, rule));
        }
    }
}
