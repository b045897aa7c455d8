package id.layanan112.monitoring.federation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One call as it is sent, in JSON or as a line of CSV with the same names for its columns; nothing is checked yet. Times
 * are in seconds: 12.5, in CSV also 12,5.
 *
 * @param ref the system's own number of the call, once per centre and day; not kept. Never a caller's number
 * @param regionCode {@code PP.KK}, one of the centre's
 * @param callClass {@code NORMAL INFORMATION PRANK GHOST ABANDONED}
 * @param channel {@code VOICE TEXT APP RELAY PAPER OTHER}; VOICE when it is missing
 * @param receivedAt ISO 8601, or {@code 27/11/2026 08.15.30} in the region's own time
 * @param answerSeconds from receiving to the answer
 * @param handlingSeconds from the answer to the end
 * @param incidentType of the incident that was made of it; missing for none
 * @param priority {@code P1} to {@code P4}; the type's own when it is missing
 * @param restricted {@code true} keeps the type secret; domestic violence and child abuse always are
 * @param agencyKind that was sent, as {@code FIRE}
 * @param dispatchSeconds from receiving to the first agency having the order
 * @param acknowledgeSeconds from the order to its acceptance
 * @param turnoutSeconds from acceptance to leaving
 * @param travelSeconds from leaving to arrival
 */
@Schema(name = "ReportedCall")
record Line(
        @Nullable String ref,
        @Nullable String regionCode,
        @Nullable String callClass,
        @Nullable String channel,
        @Nullable String receivedAt,
        @Nullable String answerSeconds,
        @Nullable String handlingSeconds,
        @Nullable String incidentType,
        @Nullable String priority,
        @Nullable String restricted,
        @Nullable String agencyKind,
        @Nullable String dispatchSeconds,
        @Nullable String acknowledgeSeconds,
        @Nullable String turnoutSeconds,
        @Nullable String travelSeconds) {}
