package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.incident.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact, as it stands now.
 *
 * @param flags what was kept as typed although it looks wrong, as field paths
 */
record Call(
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
        boolean exercise,
        List<String> flags) {

    /** Its next version: of this class, belonging to this incident or to none. */
    Call next(@Nullable CallClass otherClass, @Nullable UUID otherIncident) {
        return as(1, regionCode, localDay, otherClass, receivedAt, answeredAt, endedAt, otherIncident, exercise);
    }

    /** The same, of this region. */
    Call in(@Nullable String region) {
        return as(0, region, localDay, callClass, receivedAt, answeredAt, endedAt, incidentId, exercise);
    }

    /** Its next version, with these times. */
    Call timed(Instant received, @Nullable Instant answered, @Nullable Instant ended, LocalDate day) {
        return as(1, regionCode, day, callClass, received, answered, ended, incidentId, exercise);
    }

    /** Its next version: no exercise after all. */
    Call real() {
        return as(1, regionCode, localDay, callClass, receivedAt, answeredAt, endedAt, incidentId, false);
    }

    private Call as(
            int versionsLater,
            @Nullable String region,
            LocalDate day,
            @Nullable CallClass otherClass,
            Instant received,
            @Nullable Instant answered,
            @Nullable Instant ended,
            @Nullable UUID otherIncident,
            boolean isExercise) {
        return new Call(
                callId,
                version + versionsLater,
                centreCode,
                region,
                day,
                otherClass,
                channel,
                received,
                answered,
                ended,
                otherIncident,
                isExercise,
                flags);
    }

    boolean ofProbe() {
        return channel == CallChannel.PROBE;
    }

    /** True when it ended before it was answered. */
    boolean abandoned() {
        return endedAt != null && answeredAt == null;
    }

    /** What others may know of it. */
    CallSnapshot snapshot(@Nullable Incident incident) {
        return new CallSnapshot(
                callId,
                version,
                centreCode,
                regionCode,
                localDay,
                callClass,
                channel,
                receivedAt,
                answeredAt,
                endedAt,
                incidentId,
                incident == null ? null : incident.incidentType(),
                incident == null ? null : incident.priority(),
                exercise);
    }
}
