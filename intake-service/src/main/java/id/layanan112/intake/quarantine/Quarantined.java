package id.layanan112.intake.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service could not read.
 *
 * @param topic where its bytes are, with {@code partition} and {@code offset}
 * @param service who set it aside
 * @param originalTopic where it came from, {@code unknown} where it does not say
 * @param reason a code, as the runbook has them, or {@code unknown}
 * @param bytes the size of its value
 * @param seenBy the subject of the token of whoever looked at it first; null while nobody has
 */
public record Quarantined(
        UUID id,
        String service,
        String topic,
        int partition,
        long offset,
        String originalTopic,
        @Nullable Integer originalPartition,
        @Nullable Long originalOffset,
        String reason,
        Instant at,
        long bytes,
        @Nullable String seenBy,
        @Nullable Instant seenAt) {}
