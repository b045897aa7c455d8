package id.layanan112.monitoring.ledger;

import java.util.List;

/**
 * What one fact says.
 *
 * @param known of which things it says what; in no particular order
 * @param moments what happened that no state keeps
 */
public record Told(List<Known> known, List<Moment> moments) {
    static final Told NOTHING = new Told(List.of(), List.of());

    static Told of(Known... known) {
        return new Told(List.of(known), List.of());
    }
}
