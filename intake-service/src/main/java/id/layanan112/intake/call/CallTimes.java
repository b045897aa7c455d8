package id.layanan112.intake.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a telephone system knows of a call.
 *
 * @param receivedAt when it began to ring
 * @param answeredAt null when nobody has answered, or not yet
 * @param endedAt null while it lasts
 */
public record CallTimes(
        UUID callId,
        String centreCode,
        boolean exercise,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt) {

    /** True when it ended before it was answered. */
    public boolean abandoned() {
        return endedAt != null && answeredAt == null;
    }
}
