package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What routing made of an incident, with its reasons. */
public sealed interface RouteEvent extends DomainEvent {

    /**
     * The agencies that take an incident at one revision.
     *
     * @param policies the policy versions that the decision was made with
     * @param assignments one per kind; empty when nothing (or nothing any more) is asked
     * @param notFound what was looked for and is not there, as {@code KIND: reason}
     * @param reason why there is no assignment, where there is none
     * @param human who holds what nobody takes
     */
    record RouteDecided(
            UUID incidentId,
            long revision,
            String centreCode,
            @Nullable String regionCode,
            IncidentType incidentType,
            Priority priority,
            Sensitivity sensitivity,
            boolean exercise,
            List<PolicyVersion> policies,
            List<Assignment> assignments,
            List<String> notFound,
            @Nullable String reason,
            Rung human,
            Instant at)
            implements RouteEvent {

        @Override
        public String key() {
            return incidentId.toString();
        }

        @Override
        public long sequence() {
            return revision;
        }

        @Override
        public UUID incident() {
            return incidentId;
        }
    }

    /**
     * A policy is in force.
     *
     * @param scope a region code, a province code, or {@code ID} for the nation
     */
    record PolicyActivated(String policyId, String scope, long version, Instant at) implements RouteEvent {

        @Override
        public String key() {
            return policyId;
        }

        @Override
        public long sequence() {
            return version;
        }

        @Override
        public @Nullable String regionCode() {
            return null;
        }

        @Override
        public boolean exercise() {
            return false;
        }
    }

    /** Which version of which policy. */
    record PolicyVersion(String policyId, String scope, long version) {}

    /**
     * One kind of agency for one incident.
     *
     * @param rule the rule's name in the policy
     * @param reason in words, for the timeline
     * @param chain from the first agency to the last human, never empty
     */
    record Assignment(UUID dispatchId, String kind, DispatchRole role, String rule, String reason, List<Rung> chain) {}
}
