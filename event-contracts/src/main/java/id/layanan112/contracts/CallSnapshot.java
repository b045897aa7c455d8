package id.layanan112.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole present state of a call, as far as others may know it.
 *
 * @param version 1 for the first state; the highest wins
 * @param centreCode the centre that took the call
 * @param regionCode {@code PP.KK}, or null while the region is unknown
 * @param localDay the region's own day of {@code receivedAt}
 * @param callClass null while the call is open
 * @param incidentType the type of the incident it is linked to, if any
 */
public record CallSnapshot(
        UUID callId,
        long version,
        String centreCode,
        @Nullable String regionCode,
        LocalDate localDay,
        @Nullable CallClass callClass,
        CallChannel channel,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable UUID incidentId,
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        boolean exercise) {}
