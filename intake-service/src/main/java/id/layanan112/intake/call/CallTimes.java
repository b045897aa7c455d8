package id.layanan112.intake.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a telephone system knows of a call.
 *
 * @param saidBy the subject of the telephone system's token
 * @param receivedAt when it began to ring
 * @param answeredAt null when nobody has answered, or not yet
 * @param endedAt null while it lasts
 * @param dropped true when the line broke: nobody hung up
 */
public record CallTimes(
        UUID callId,
        String centreCode,
        boolean exercise,
        String saidBy,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        boolean dropped) {

    /** Together with what was known before: what was said once is never unsaid, also when it is forgotten here. */
    CallTimes and(Call known) {
        Instant answered = known.answeredAt();
        Instant ended = known.endedAt();
        return new CallTimes(
                callId,
                centreCode,
                exercise,
                saidBy,
                known.receivedAt().isBefore(receivedAt) ? known.receivedAt() : receivedAt,
                answeredAt == null || (answered != null && answered.isBefore(answeredAt)) ? answered : answeredAt,
                endedAt == null || (ended != null && ended.isAfter(endedAt)) ? ended : endedAt,
                dropped);
    }

    /** True when it ended before it was answered. */
    public boolean abandoned() {
        return endedAt != null && answeredAt == null;
    }
}
