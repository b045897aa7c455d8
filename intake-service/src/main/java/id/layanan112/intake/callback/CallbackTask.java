package id.layanan112.intake.callback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must call back.
 *
 * @param unsafe true when a call could harm the caller: they are reached in another way, or not at all
 * @param owner the subject of the token of whoever has taken it; null while it is everybody's
 * @param overdue true when it was due, by the database's clock: it is the supervisor's business then
 * @param outcome null while it is open
 */
public record CallbackTask(
        UUID taskId,
        UUID callId,
        String centreCode,
        @Nullable String regionCode,
        Reason reason,
        boolean unsafe,
        Instant openedAt,
        Instant dueAt,
        boolean overdue,
        @Nullable String owner,
        int attempts,
        @Nullable Outcome outcome,
        @Nullable Instant settledAt) {

    /** Another's task is taken over by a supervisor only. */
    boolean mayBeTakenBy(String who, boolean supervisor) {
        return owner == null || owner.equals(who) || supervisor;
    }

    boolean mayBeReleasedBy(String who, boolean supervisor) {
        return who.equals(owner) || supervisor;
    }

    /** Why somebody must call back. */
    public enum Reason {
        /** Ended before anybody answered. */
        ABANDONED,
        /** Nobody spoke. */
        SILENT,
        /** The line broke. */
        DROPPED,
        PROMISED
    }

    /** What came of one attempt. */
    public enum Result {
        REACHED,
        NO_ANSWER,
        BUSY,
        NOT_POSSIBLE
    }

    /** How it ended. */
    public enum Outcome {
        HELPED,
        NO_HELP_NEEDED,
        NOT_REACHED,
        /** Not tried, to harm nobody. */
        UNSAFE,
        /** The call was answered after all. */
        ANSWERED
    }
}
