package id.layanan112.monitoring.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * More calls than a region is used to, as far as it is known.
 *
 * @param startedAt null while only its end was told
 * @param callsPerMinute 0 while only its end was told
 */
public record KnownSurge(
        UUID id,
        Place place,
        boolean exercise,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        double callsPerMinute,
        double usualPerMinute)
        implements Known {

    public KnownSurge merge(KnownSurge other) {
        return new KnownSurge(
                id,
                startedAt == null ? other.place : place,
                exercise,
                Earlier.of(startedAt, other.startedAt),
                Earlier.of(endedAt, other.endedAt),
                Math.max(callsPerMinute, other.callsPerMinute),
                Math.max(usualPerMinute, other.usualPerMinute));
    }

    @Override
    public void count(Change change) {
        if (startedAt != null) {
            change.count(exercise, place.dayOf(startedAt), place, Subject.SURGE, Cell.NONE, Cell.NONE, Cell.NONE);
        }
    }
}
