package id.layanan112.routing.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms of one scope: at most one policy holds at any moment. */
final class Terms {
    private final List<Term> terms;

    Terms(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** What comes of activating a version. */
    sealed interface Placing {
        /** @param ended terms that end where the new one begins: it takes their place */
        record Placed(List<Term> ended) implements Placing {}

        /** Another term is in the way. */
        record Overlaps(Term with) implements Placing {}

        /** It holds already, from then. */
        record Already(Term term) implements Placing {}
    }

    /** An earlier version of the same policy makes way; whatever else holds in that time, or begins in it, does not. */
    Placing place(String policyId, long version, Instant from, @Nullable Instant until) {
        List<Term> ended = new ArrayList<>();
        for (Term term : terms) {
            if (!term.overlaps(from, until)) {
                continue;
            }
            boolean same = term.policyId().equals(policyId);
            if (same && term.version() == version && !term.from().isAfter(from)) {
                return new Placing.Already(term);
            }
            if (!same || !term.from().isBefore(from)) {
                return new Placing.Overlaps(term);
            }
            ended.add(term);
        }
        return new Placing.Placed(ended);
    }

    Optional<Term> at(Instant moment) {
        return terms.stream().filter(term -> term.holds(moment)).findFirst();
    }

    /** When the next one begins. */
    Optional<Instant> next(Instant after) {
        return terms.stream().map(Term::from).filter(after::isBefore).min(Comparator.naturalOrder());
    }

    /** The version of the same policy that held before, and was not rolled back itself. */
    Optional<Term> before(Term present) {
        return terms.stream()
                .filter(term -> term.policyId().equals(present.policyId())
                        && term.version() != present.version()
                        && !term.rolledBack()
                        && term.from().isBefore(present.from()))
                .max(Comparator.comparing(Term::from));
    }
}
