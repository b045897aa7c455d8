package id.layanan112.monitoring.facts;

import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.counts.Corrections;
import id.layanan112.monitoring.counts.Counting;
import id.layanan112.monitoring.ledger.Change;
import id.layanan112.monitoring.ledger.Fact;
import id.layanan112.monitoring.ledger.Told;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The one way in: facts and the figures that follow from them, in one transaction. */
@ApplicationScoped
public class Archive {
    private final Facts facts;
    private final Counting counting;
    private final Corrections corrections;
    private final Changes changes;

    Archive(Facts facts, Counting counting, Corrections corrections, Changes changes) {
        this.facts = facts;
        this.counting = counting;
        this.corrections = corrections;
        this.changes = changes;
    }

    /** Returns when all of them are durable and counted, those that were there before once. */
    public void take(List<? extends Fact> all) {
        changes.happened(QuarkusTransaction.requiringNew().call(() -> takeHere(all)));
    }

    /** As {@link #take}, unless something is found out under the counting lock; @return whether they were taken. */
    public boolean takeUnless(BooleanSupplier refused, List<? extends Fact> all) {
        Optional<Change> change = QuarkusTransaction.requiringNew().call(() -> {
            counting.lock();
            return refused.getAsBoolean() ? Optional.empty() : Optional.of(takeHere(all));
        });
        change.ifPresent(changes::happened);
        return change.isPresent();
    }

    /** As {@link #take}, within the current transaction; @return what changes when it commits. */
    public Change takeHere(List<? extends Fact> all) {
        counting.lock();
        Set<UUID> fresh = facts.insert(all);
        List<Told> told = all.stream()
                // Removed, not asked: one fact may come twice in one batch.
                .filter(fact -> fresh.remove(fact.id()))
                .map(Fact::told)
                .toList();
        Change change = counting.take(Counting.SHOWN, told);
        corrections.note(change);
        return change;
    }
}
