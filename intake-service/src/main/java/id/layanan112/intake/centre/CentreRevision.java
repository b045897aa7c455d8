package id.layanan112.intake.centre;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One proposal for a centre, which holds from its day on when a second person has approved it.
 *
 * @param proposedBy the subject of the token, as {@code approvedBy}, which is null until then
 */
record CentreRevision(
        String code,
        long revision,
        CentreSettings settings,
        Instant validFrom,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {}
