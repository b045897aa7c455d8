package id.layanan112.monitoring.ledger;

import id.layanan112.contracts.DomainEvent;
import java.util.UUID;

/** What happened, under an id that it has once and for all. */
public sealed interface Fact {
    UUID id();

    /** What it says. */
    Told told();

    /** An event of a topic, or one that another stack forwarded. */
    record OfEvent(UUID id, DomainEvent event) implements Fact {
        @Override
        public Told told() {
            return Reading.of(event);
        }
    }

    /** Something that a centre took back. */
    record OfWithdrawal(UUID id, Withdrawn withdrawn) implements Fact {
        @Override
        public Told told() {
            return withdrawn.told();
        }
    }
}
