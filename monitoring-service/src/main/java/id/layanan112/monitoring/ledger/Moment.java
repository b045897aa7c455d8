package id.layanan112.monitoring.ledger;

import java.time.Instant;

/** Something that counts once for each time it is told, as no state keeps it: an order moved on. */
public record Moment(Place place, boolean exercise, String kind, String reason, Instant at) {
    void count(Change change) {
        change.count(exercise, place.dayOf(at), place, Subject.ESCALATION, kind, reason, Cell.NONE);
    }
}
