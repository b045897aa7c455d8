package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
     * @param substitutions kinds that another than the region's own agency is asked for first; null from older routing
     * @param inputs what the rules looked at; null from older routing
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
            Instant at,
            @Nullable List<ServiceSubstitution> substitutions,
            @Nullable DecisionInputs inputs)
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
     * @param rule the policy's id and the rule's name, as {@code kota-bandung/fire-at-night}
     * @param reason in words, for the timeline, in Indonesian
     * @param chain from the first agency to the last human, never empty
     * @param reasonEn the same in English; null from older routing
     * @param ackDeadlineSeconds how long each rung has to accept; null from older routing
     * @param rungDeadlineSeconds the same rung by rung, the last one for all that follow; null where all are alike
     */
    record Assignment(
            UUID dispatchId,
            String kind,
            DispatchRole role,
            String rule,
            String reason,
            List<Rung> chain,
            @Nullable String reasonEn,
            @Nullable Long ackDeadlineSeconds,
            @Nullable List<Long> rungDeadlineSeconds) {}

    /**
     * Another than the region's own agency is asked first.
     *
     * @param passedOver the region's own agencies, which take no orders now; empty where it has none
     * @param byPolicy true when the region has one that takes orders, and the policy asks another first
     * @param by who is asked instead
     */
    record ServiceSubstitution(String kind, List<PassedOver> passedOver, boolean byPolicy, Rung by) {}

    /** An agency that is there, and takes no orders. */
    record PassedOver(String agencyId, String name, AgencyState state) {}

    /**
     * What the rules looked at.
     *
     * @param priority as it was typed
     * @param localTime when the incident was opened, by the region's clock, as {@code 22:05}
     * @param directoryVersion of the agency directory, as a number that changes with each change
     */
    record DecisionInputs(
            Priority priority,
            Set<Hazard> hazards,
            Victims victims,
            List<String> neighbourRegions,
            Set<String> kindsAsked,
            Set<String> kindsWithdrawn,
            String localTime,
            long directoryVersion) {}
}
