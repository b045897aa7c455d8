package id.layanan112.routing.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as people see it.
 *
 * @param scope a region's code, a province's, or {@code ID}
 * @param standing DRAFT, PROPOSED, APPROVED or REJECTED
 * @param inForce whether it holds now
 * @param terms when it held, holds or will hold
 */
record PolicyView(
        String policyId,
        long version,
        String scope,
        String standing,
        String author,
        Instant createdAt,
        boolean inForce,
        List<TermView> terms) {

    /** @param rolledBack true when it was ended because it was wrong */
    record TermView(Instant from, @Nullable Instant until, boolean rolledBack) {}

    static PolicyView of(StoredVersion version, List<Term> terms, Instant now) {
        return new PolicyView(
                version.policyId(),
                version.version(),
                version.scope(),
                version.standing().word(),
                version.standing().author(),
                version.createdAt(),
                terms.stream().anyMatch(term -> term.holds(now)),
                terms.stream()
                        .map(term -> new TermView(term.from(), term.until(), term.rolledBack()))
                        .toList());
    }
}
