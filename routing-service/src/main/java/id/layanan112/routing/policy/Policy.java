package id.layanan112.routing.policy;

import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one policy; it never changes, a new version takes its place.
 *
 * @param policyId the same for all versions
 * @param owner the office that answers for it
 * @param legalBasis the regulation that it rests on, as {@code Perbup 12/2026}
 * @param from when it begins to hold; null: when it is activated
 * @param until when it ceases to hold; null: when another version takes its place
 * @param rules in their order
 * @param deadlines by kind or {@link #ANY_KIND}, and by priority: how long each rung has to accept
 * @param chains by kind
 * @param restricted the only kinds that may know of a restricted incident; empty: as the wider policy says
 */
public record Policy(
        String policyId,
        Scope scope,
        long version,
        String owner,
        String legalBasis,
        @Nullable Instant from,
        @Nullable Instant until,
        List<Rule> rules,
        Map<String, Map<Priority, Deadlines>> deadlines,
        Map<String, ChainPlan> chains,
        Set<String> restricted) {

    /** Deadlines of kinds that are not named. */
    public static final String ANY_KIND = "ANY";

    public PolicyVersion id() {
        return new PolicyVersion(policyId, scope.code(), version);
    }
}
