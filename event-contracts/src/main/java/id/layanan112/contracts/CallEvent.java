package id.layanan112.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about calls; each carries the call's whole present state. */
public sealed interface CallEvent extends DomainEvent {

    /** A fact about one call. */
    sealed interface OfOneCall extends CallEvent {
        CallSnapshot call();

        @Override
        default String key() {
            return call().callId().toString();
        }

        @Override
        default long sequence() {
            return call().version();
        }

        @Override
        default @Nullable String regionCode() {
            return call().regionCode();
        }

        @Override
        default boolean exercise() {
            return call().exercise();
        }

        @Override
        default @Nullable UUID incident() {
            return call().incidentId();
        }
    }

    /** A call reached the centre and is saved. */
    record CallReceived(CallSnapshot call, Instant at) implements OfOneCall {}

    record CallAnswered(CallSnapshot call, Instant at) implements OfOneCall {}

    /** A call has a class, or another one than before. */
    record CallClassified(CallSnapshot call, @Nullable CallClass before, Instant at) implements OfOneCall {}

    record CallEnded(CallSnapshot call, Instant at) implements OfOneCall {}

    /** Somebody must call back. */
    record CallbackOpened(CallSnapshot call, UUID taskId, Instant dueAt, Instant at) implements OfOneCall {}

    record CallbackSettled(CallSnapshot call, UUID taskId, String outcome, Instant at) implements OfOneCall {}

    /** A fact about the load of one centre. */
    sealed interface OfOneCentre extends CallEvent {
        String centreCode();

        long surge();

        @Override
        default String key() {
            return centreCode();
        }

        @Override
        default long sequence() {
            return surge();
        }
    }

    /**
     * More calls than this region is used to.
     *
     * @param surge a number that grows with each surge of the centre
     */
    record SurgeStarted(
            String centreCode,
            @Nullable String regionCode,
            long surge,
            double callsPerMinute,
            double usualPerMinute,
            boolean exercise,
            Instant at)
            implements OfOneCentre {}

    record SurgeEnded(String centreCode, @Nullable String regionCode, long surge, boolean exercise, Instant at)
            implements OfOneCentre {}
}
