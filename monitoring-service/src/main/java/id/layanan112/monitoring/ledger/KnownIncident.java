package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Sensitivity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as last told, by intake, routing and the gateway together.
 *
 * @param snapshot null while only others have spoken of it: it counts when intake has
 * @param gone its centre took it back
 */
public record KnownIncident(
        UUID id,
        boolean gone,
        @Nullable Snapshot snapshot,
        @Nullable Instant deliveredAt,
        @Nullable Instant onSceneAt,
        Decided decided)
        implements Known {

    /**
     * What intake says.
     *
     * @param type {@code RESTRICTED} where it is kept secret
     */
    public record Snapshot(
            long revision,
            Place place,
            String type,
            String priority,
            boolean open,
            Instant openedAt,
            boolean exercise) {
        static Snapshot of(IncidentSnapshot told) {
            return new Snapshot(
                    told.revision(),
                    new Place(told.centreCode(), told.regionCode()),
                    told.sensitivity() == Sensitivity.RESTRICTED
                            ? Cell.RESTRICTED
                            : told.incidentType().name(),
                    told.priority().name(),
                    told.open(),
                    Micros.of(told.openedAt()),
                    told.exercise());
        }
    }

    static KnownIncident of(IncidentSnapshot told) {
        return new KnownIncident(told.incidentId(), false, Snapshot.of(told), null, null, Decided.NOT_YET);
    }

    static KnownIncident delivered(UUID id, Instant at) {
        return new KnownIncident(id, false, null, Micros.of(at), null, Decided.NOT_YET);
    }

    static KnownIncident arrived(UUID id, Instant at) {
        return new KnownIncident(id, false, null, null, Micros.of(at), Decided.NOT_YET);
    }

    static KnownIncident decided(UUID id, Decided decided) {
        return new KnownIncident(id, false, null, null, null, decided);
    }

    static KnownIncident gone(UUID id) {
        return new KnownIncident(id, true, null, null, null, Decided.NOT_YET);
    }

    public KnownIncident merge(KnownIncident other) {
        return new KnownIncident(
                id,
                gone || other.gone,
                newer(snapshot, other.snapshot),
                Earlier.of(deliveredAt, other.deliveredAt),
                Earlier.of(onSceneAt, other.onSceneAt),
                decided.orLater(other.decided));
    }

    private static @Nullable Snapshot newer(@Nullable Snapshot one, @Nullable Snapshot other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.revision() > one.revision() ? other : one;
    }

    @Override
    public void count(Change change) {
        if (snapshot == null || gone) {
            return;
        }
        boolean exercise = snapshot.exercise();
        Place place = snapshot.place();
        LocalDate day = place.dayOf(snapshot.openedAt());
        change.count(exercise, day, place, Subject.INCIDENT, snapshot.type(), snapshot.priority(), Cell.NONE);
        decided.substituted()
                .forEach(kind -> change.count(exercise, day, place, Subject.SUBSTITUTION, kind, Cell.NONE, Cell.NONE));
        change.time(exercise, day, place, Measure.DISPATCH, Cell.NONE, snapshot.openedAt(), deliveredAt);
        change.time(exercise, day, place, Measure.RESPONSE, Cell.NONE, snapshot.openedAt(), onSceneAt);
    }
}
