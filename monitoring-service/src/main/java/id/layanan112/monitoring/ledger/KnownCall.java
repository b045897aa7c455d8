package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.CallSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as last told.
 *
 * @param gone its centre took it back: it counts nowhere
 * @param callClass or {@code OPEN}
 * @param type of its incident, or {@code -}
 */
public record KnownCall(
        UUID id,
        long version,
        boolean gone,
        Place place,
        LocalDate day,
        String callClass,
        String channel,
        String type,
        boolean exercise,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt)
        implements Known {

    static KnownCall of(CallSnapshot call) {
        return new KnownCall(
                call.callId(),
                call.version(),
                false,
                new Place(call.centreCode(), call.regionCode()),
                call.localDay(),
                call.callClass() == null ? Cell.OPEN : call.callClass().name(),
                call.channel().name(),
                call.incidentType() == null ? Cell.NONE : call.incidentType().name(),
                call.exercise(),
                Micros.of(call.receivedAt()),
                Micros.orNull(call.answeredAt()),
                Micros.orNull(call.endedAt()));
    }

    /** The same call, taken back at a later version. */
    KnownCall goneAt(long later) {
        return new KnownCall(
                id, later, true, place, day, callClass, channel, type, exercise, receivedAt, answeredAt, endedAt);
    }

    public KnownCall merge(KnownCall other) {
        return other.version > version ? other : this;
    }

    @Override
    public void count(Change change) {
        if (gone) {
            return;
        }
        change.count(exercise, day, place, Subject.CALL, callClass, channel, type);
        change.countForCentre(exercise, day, place, Subject.CALL, callClass);
        change.time(exercise, day, place, Measure.ANSWER, Cell.NONE, receivedAt, answeredAt);
        change.time(exercise, day, place, Measure.HANDLING, Cell.NONE, answeredAt, endedAt);
    }
}
