package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole present state of one order, as far as others may know it.
 *
 * @param version 1 for the first state; the highest wins
 * @param revision the incident's revision that the order follows
 * @param kind the kind that was asked for, whoever holds it now
 * @param rung index in the chain, 0 for the first agency
 * @param holder who has the order now
 * @param coming agencies that come besides the holder: with a part, or after the order had moved on; null from older
 *     gateways
 * @param expiresAt when a human gets it whoever was asked; null from older gateways
 */
public record DispatchSnapshot(
        UUID dispatchId,
        UUID incidentId,
        long version,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        String kind,
        Lane lane,
        DispatchRole role,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        DispatchStatus status,
        int rung,
        Rung holder,
        Instant orderedAt,
        boolean exercise,
        @Nullable List<Coming> coming,
        @Nullable Instant expiresAt) {}
