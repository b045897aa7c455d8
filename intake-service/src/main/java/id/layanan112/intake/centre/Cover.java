package id.layanan112.intake.centre;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deputy stands in for a centre: it takes its calls and sees its incidents, which stay the centre's.
 *
 * @param reason as given
 * @param grantedBy the subject of the token, or {@code layanan112} when the centre fell silent
 * @param until it ends then by itself
 */
record Cover(
        UUID coverId,
        String centreCode,
        String deputyCode,
        String reason,
        String grantedBy,
        Instant grantedAt,
        Instant until,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    boolean holds(Instant now) {
        return endedAt == null && now.isBefore(until);
    }
}
