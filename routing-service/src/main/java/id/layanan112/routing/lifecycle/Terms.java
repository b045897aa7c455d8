package id.layanan112.routing.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms of one scope: at most one policy holds at any moment. */
final class Terms {
    private final List<Term> terms;

    Terms(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** What comes of activating a version. */
    sealed interface Placing {
        /**
         * @param ended terms that end where the new one begins: it takes their place
         * @param resumed those of them that go on where the new one ends
         */
        record Placed(List<Term> ended, List<Term> resumed) implements Placing {}

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
            if (same
                    && term.version() == version
                    && !term.from().isAfter(from)
                    && Objects.equals(term.until(), until)) {
                return new Placing.Already(term);
            }
            if (!same || !term.from().isBefore(from)) {
                return new Placing.Overlaps(term);
            }
            ended.add(term);
        }
        return new Placing.Placed(
                ended,
                ended.stream()
                        .filter(term -> until != null
                                && term.version() != version
                                && (term.until() == null || until.isBefore(term.until())))
                        .toList());
    }

    Optional<Term> at(Instant moment) {
        return terms.stream().filter(term -> term.holds(moment)).findFirst();
    }

    /** Those of a version that hold, or have not begun. */
    List<Term> open(String policyId, long version, Instant now) {
        return of(policyId, version)
                .filter(term -> !term.empty() && (term.holds(now) || term.from().isAfter(now)))
                .toList();
    }

    /** The one of the same policy that ended because this one was to begin. */
    Optional<Term> madeWay(Term coming) {
        return terms.stream()
                .filter(term -> term.policyId().equals(coming.policyId())
                        && !term.empty()
                        && !term.rolledBack()
                        && coming.from().equals(term.until()))
                .findFirst();
    }

    boolean rolledBack(String policyId, long version) {
        return of(policyId, version).anyMatch(Term::rolledBack);
    }

    private Stream<Term> of(String policyId, long version) {
        return terms.stream().filter(term -> term.policyId().equals(policyId) && term.version() == version);
    }

    /** Versions of the same policy that held before and were never rolled back, the latest first. */
    List<Long> before(Term present) {
        return terms.stream()
                .filter(term -> term.policyId().equals(present.policyId())
                        && term.version() != present.version()
                        && !term.empty()
                        && !rolledBack(term.policyId(), term.version())
                        && term.from().isBefore(present.from()))
                .sorted(Comparator.comparing(Term::from).reversed())
                .map(Term::version)
                .distinct()
                .toList();
    }
}
