package id.layanan112.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about incidents. */
public sealed interface IncidentEvent extends DomainEvent {

    UUID incidentId();

    @Override
    default String key() {
        return incidentId().toString();
    }

    @Override
    default UUID incident() {
        return incidentId();
    }

    /** A fact that changes what routing knows: it carries the whole state, and routing answers with the whole set of orders. */
    sealed interface OfState extends IncidentEvent {
        IncidentSnapshot incidentState();

        @Override
        default UUID incidentId() {
            return incidentState().incidentId();
        }

        @Override
        default long sequence() {
            return incidentState().revision();
        }

        @Override
        default @Nullable String regionCode() {
            return incidentState().regionCode();
        }

        @Override
        default boolean exercise() {
            return incidentState().exercise();
        }
    }

    record IncidentOpened(IncidentSnapshot incidentState, UUID callId, Instant at) implements OfState {}

    record IncidentUpdated(IncidentSnapshot incidentState, Instant at) implements OfState {}

    /** An offered handover is over; the state says which region has the incident now. */
    record HandoverSettled(IncidentSnapshot incidentState, UUID handoverId, HandoverOutcome outcome, Instant at)
            implements OfState {}

    record IncidentClosed(IncidentSnapshot incidentState, Disposition disposition, Instant at) implements OfState {}

    record IncidentReopened(IncidentSnapshot incidentState, Instant at) implements OfState {}

    /** A fact that leaves the orders as they are. */
    sealed interface OfHistory extends IncidentEvent {
        long revision();

        @Override
        default long sequence() {
            return revision();
        }
    }

    /**
     * One more line of what is told.
     *
     * @param line protected narrative block of this line alone, 16 kB at most
     * @param lineId the one under which it stands in {@code lines} of later narrative blocks; null from older intakes
     * @param incidentState the whole state, without blocks: who is to be told follows from it; null from older intakes
     */
    record IncidentNarrated(
            UUID incidentId,
            long revision,
            @Nullable String regionCode,
            boolean exercise,
            String line,
            Instant at,
            @Nullable UUID lineId,
            @Nullable IncidentSnapshot incidentState)
            implements OfHistory {}

    record CallLinked(
            UUID incidentId, long revision, @Nullable String regionCode, boolean exercise, UUID callId, Instant at)
            implements OfHistory {}

    record CallUnlinked(
            UUID incidentId, long revision, @Nullable String regionCode, boolean exercise, UUID callId, Instant at)
            implements OfHistory {}

    record HandoverOffered(
            UUID incidentId,
            long revision,
            @Nullable String regionCode,
            boolean exercise,
            UUID handoverId,
            String toRegion,
            Instant at)
            implements OfHistory {}

    /** The incident's data key is destroyed: its details cannot be read again. */
    record PersonalDataErased(
            UUID incidentId, long revision, @Nullable String regionCode, boolean exercise, Instant at)
            implements OfHistory {}
}
