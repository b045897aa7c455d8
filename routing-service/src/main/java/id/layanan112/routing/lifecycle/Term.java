package id.layanan112.routing.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a version holds: {@code from} is in it, {@code until} is not.
 *
 * @param until null: until another takes its place
 * @param rolledBack true when it was ended because it was wrong
 */
record Term(
        long termId,
        String policyId,
        long version,
        Instant from,
        @Nullable Instant until,
        boolean rolledBack) {

    boolean holds(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    /** One that was ended before it began held never, and never will. */
    boolean empty() {
        return until != null && !from.isBefore(until);
    }

    boolean overlaps(Instant otherFrom, @Nullable Instant otherUntil) {
        return !empty()
                && (until == null || otherFrom.isBefore(until))
                && (otherUntil == null || from.isBefore(otherUntil));
    }
}
