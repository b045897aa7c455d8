package id.layanan112.monitoring.federation;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call as another system reports it, checked. Nothing of whoever called is in it.
 *
 * @param callId follows from the centre and its own reference, which is not kept
 * @param type null for a call without an incident
 * @param kind the agency kind that was sent; null when none was
 * @param answerSeconds from receiving to the answer; the other times are told in {@link Line}
 */
record ReportedCall(
        UUID callId,
        String regionCode,
        CallClass callClass,
        CallChannel channel,
        Instant receivedAt,
        @Nullable Double answerSeconds,
        @Nullable Double handlingSeconds,
        @Nullable IncidentType type,
        @Nullable Priority priority,
        boolean restricted,
        @Nullable String kind,
        @Nullable Double dispatchSeconds,
        @Nullable Double acknowledgeSeconds,
        @Nullable Double turnoutSeconds,
        @Nullable Double travelSeconds) {}
