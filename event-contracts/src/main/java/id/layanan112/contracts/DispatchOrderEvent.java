package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway of one lane has to get done. */
public sealed interface DispatchOrderEvent extends DomainEvent {

    Lane lane();

    UUID incidentId();

    long revision();

    @Override
    default String key() {
        return incidentId().toString();
    }

    @Override
    default long sequence() {
        return revision();
    }

    @Override
    default UUID incident() {
        return incidentId();
    }

    /**
     * All orders of one lane for one incident at one revision: what was ordered before and is not in it is withdrawn.
     *
     * @param decidedAt deadlines run from here, not from the arrival
     */
    record DispatchOrdersDecided(
            UUID incidentId,
            long revision,
            Lane lane,
            String centreCode,
            @Nullable String regionCode,
            IncidentType incidentType,
            Priority priority,
            Sensitivity sensitivity,
            Set<Hazard> hazards,
            Victims victims,
            boolean exercise,
            Instant openedAt,
            Instant decidedAt,
            List<DispatchOrder> orders)
            implements DispatchOrderEvent {

        @Override
        public Instant at() {
            return decidedAt;
        }
    }

    /**
     * One more line was told of an incident: for those of a lane's orders whose kinds may know the narrative.
     *
     * @param revision the incident's, which a line leaves as it is
     * @param dispatchIds the orders, never empty
     * @param line protected narrative block of this line alone, 16 kB at most
     */
    record LineTold(
            UUID incidentId,
            long revision,
            Lane lane,
            @Nullable String regionCode,
            boolean exercise,
            UUID lineId,
            List<UUID> dispatchIds,
            String line,
            Instant at)
            implements DispatchOrderEvent {}

    /**
     * One order.
     *
     * @param dispatchId the same for an incident and a kind, whatever the revision
     * @param chain from the first agency to the last human, never empty
     * @param ackDeadlineSeconds how long each rung has to accept
     * @param protectedBlocks only those that the kind is entitled to
     * @param rungDeadlineSeconds the deadlines rung by rung, the last one for all that follow; null where all are alike
     */
    record DispatchOrder(
            UUID dispatchId,
            String kind,
            DispatchRole role,
            List<Rung> chain,
            long ackDeadlineSeconds,
            ProtectedBlocks protectedBlocks,
            @Nullable List<Long> rungDeadlineSeconds) {}
}
