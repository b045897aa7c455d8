package id.layanan112.routing.policy;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.PolicyVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy in force; it never changes, a new one takes its place.
 *
 * @param ackDeadlines how long each rung has to accept
 * @param types what each incident type asks for
 * @param hazards kinds that a hazard adds, whatever the type; each of them raises to P1
 * @param raising hazards that raise to P1 and add nothing
 * @param restricted the only kinds that may know of a restricted incident
 * @param substitutes kinds that stand in for a kind without an agency
 */
public record Policy(
        String policyId,
        String scope,
        long version,
        Map<Priority, Duration> ackDeadlines,
        Map<IncidentType, TypeRule> types,
        Map<Hazard, List<String>> hazards,
        Set<Hazard> raising,
        Set<String> restricted,
        Map<String, List<String>> substitutes) {

    /**
     * What one incident type asks for.
     *
     * @param when kinds that a hazard adds for this type alone
     */
    public record TypeRule(String lead, List<String> supporting, Map<Hazard, List<String>> when) {}

    public PolicyVersion id() {
        return new PolicyVersion(policyId, scope, version);
    }

    public TypeRule rule(IncidentType type) {
        TypeRule rule = types.get(type);
        if (rule == null) {
            throw new IllegalStateException("the reader refuses a policy without a rule for " + type);
        }
        return rule;
    }

    public Duration ackDeadline(Priority priority) {
        return ackDeadlines.getOrDefault(priority, Duration.ofSeconds(30));
    }
}
