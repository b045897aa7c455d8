package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an order. */
public sealed interface Happening {

    /**
     * The system behind a channel took it over: no acceptance yet.
     *
     * @param attempt 1 for the first on this channel
     */
    record Taken(int rung, Reach.Line line, int attempt) implements Happening {}

    /** A channel is a dead end: all attempts failed, or it is gone. */
    record Unreachable(int rung, Reach.Line line) implements Happening {}

    /**
     * An agency says something.
     *
     * @param reason a code, for DECLINED and PARTIAL
     * @param units that come
     */
    record Answer(
            String agencyId,
            AckStep step,
            Actor by,
            @Nullable String reason,
            @Nullable Instant deferredUntil,
            Units units)
            implements Happening {
        /** One that says nothing of units. */
        public Answer(
                String agencyId, AckStep step, Actor by, @Nullable String reason, @Nullable Instant deferredUntil) {
            this(agencyId, step, by, reason, deferredUntil, Units.NONE);
        }

        public Answer with(Units known) {
            return new Answer(agencyId, step, by, reason, deferredUntil, known);
        }
    }

    /** An agency writes to the call taker. @param response closed, for the centre alone */
    record Noted(String agencyId, UUID lineId, String response) implements Happening {}

    /** A call taker told one more line. */
    record ToldMore(UUID lineId) implements Happening {}

    /** Nobody accepted by the time that was given. */
    record Silence(Instant dueAt) implements Happening {}

    /** The order's own time is over. */
    record Expiry() implements Happening {}

    /** Routing does not order it any more. */
    record Withdrawn() implements Happening {}

    /** A person takes it from one of several agencies that come. */
    record TakenFrom(String agencyId) implements Happening {}

    /**
     * A person has it delivered again.
     *
     * @param agencyId null: to who holds it, or to the first where a human does
     */
    record Again(@Nullable String agencyId) implements Happening {}
}
