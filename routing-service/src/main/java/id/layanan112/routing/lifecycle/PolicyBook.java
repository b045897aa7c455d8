package id.layanan112.routing.lifecycle;

import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.directory.Directories;
import id.layanan112.routing.lifecycle.Terms.Placing;
import id.layanan112.routing.policy.Finding;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyInPlace;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicyRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do with policies. Each deed is one transaction, and is written down with who did it. */
@ApplicationScoped
class PolicyBook {
    private static final Duration MEANT_AS_NOW = Duration.ofMinutes(1);

    private final PolicyRows rows;
    private final Policies policies;
    private final Directories directories;
    private final InstantSource clock;

    PolicyBook(PolicyRows rows, Policies policies, Directories directories, InstantSource clock) {
        this.rows = rows;
        this.policies = policies;
        this.directories = directories;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** @param changed false when it was so before */
        record Done(StoredVersion version, boolean changed) implements Outcome {}

        /** Nothing was changed, and why. */
        sealed interface Refused extends Outcome {}

        record Invalid(List<Finding> findings) implements Refused {}

        record Unknown() implements Refused {}

        /** It is not far enough for this, or already further. */
        record WrongStanding(Standing present) implements Refused {}

        /** Its author cannot be the second person. */
        record SamePerson() implements Refused {}

        record Overlaps(Term with) implements Refused {}

        record InThePast(Instant at) implements Refused {}

        /** It would begin when the document says that it has ended. */
        record AfterItsEnd(Instant until) implements Refused {}

        /** This version does not hold now. */
        record NotInForce() implements Refused {}

        /** The policy was written for another place. */
        record OtherScope(String scope) implements Refused {}
    }

    /** @return empty when it could be drafted, and would be right where it belongs */
    List<Finding> findings(byte[] document) {
        try {
            return inPlace(PolicyReader.read(document, 1));
        } catch (PolicyRefused e) {
            return e.findings();
        }
    }

    private List<Finding> inPlace(Policy policy) {
        AgencyDirectory directory = directories.now();
        return PolicyInPlace.check(
                policy,
                policies.current(),
                kind -> directory.serves(kind, policy.scope().code()));
    }

    /** The same document by the same person again is the same draft. */
    @Transactional
    Outcome draft(Policy policy, byte[] document, String who) {
        List<Finding> findings = inPlace(policy);
        if (!findings.isEmpty()) {
            return new Outcome.Invalid(findings);
        }
        rows.lock(policy.policyId());
        Optional<StoredVersion> latest = rows.latest(policy.policyId());
        if (latest.isPresent()) {
            StoredVersion known = latest.get();
            if (!known.scope().equals(policy.scope().code())) {
                return new Outcome.OtherScope(known.scope());
            }
            if (Arrays.equals(known.document(), document)
                    && known.standing() instanceof Standing.Draft(String author)
                    && author.equals(who)) {
                return new Outcome.Done(known, false);
            }
        }
        StoredVersion version = new StoredVersion(
                policy.policyId(),
                latest.map(one -> one.version() + 1).orElse(1L),
                policy.scope().code(),
                document,
                new Standing.Draft(who),
                clock.instant());
        rows.add(version);
        rows.deed(version.policyId(), version.version(), "DRAFTED", who, null);
        return new Outcome.Done(version, true);
    }

    @Transactional
    Outcome propose(String policyId, long version, String who) {
        return move(policyId, version, "PROPOSED", who, null, standing -> switch (standing) {
            case Standing.Draft draft -> draft.propose(who);
            case Standing.Proposed same -> null;
            case Standing.Approved further -> null;
            case Standing.Rejected ended -> null;
        });
    }

    @Transactional
    Outcome approve(String policyId, long version, String who) {
        Optional<StoredVersion> stored = rows.find(policyId, version);
        if (stored.isPresent()
                && stored.get().standing() instanceof Standing.Proposed proposed
                && proposed.approve(who) == null) {
            return new Outcome.SamePerson();
        }
        return move(policyId, version, "APPROVED", who, null, standing -> switch (standing) {
            case Standing.Proposed proposed -> proposed.approve(who);
            case Standing.Draft early -> null;
            case Standing.Approved same -> null;
            case Standing.Rejected ended -> null;
        });
    }

    @Transactional
    Outcome reject(String policyId, long version, String who, String reason) {
        return move(policyId, version, "REJECTED", who, reason, standing -> switch (standing) {
            case Standing.Proposed proposed -> proposed.reject();
            case Standing.Draft draft -> draft.propose(who).reject();
            case Standing.Approved further -> null;
            case Standing.Rejected same -> null;
        });
    }

    private Outcome move(
            String policyId,
            long version,
            String deed,
            String who,
            @Nullable String reason,
            Function<Standing, @Nullable Standing> to) {
        rows.lock(policyId);
        Optional<StoredVersion> stored = rows.find(policyId, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        Standing next = to.apply(stored.get().standing());
        if (next == null) {
            return new Outcome.WrongStanding(stored.get().standing());
        }
        if (!(next instanceof Standing.Rejected)) {
            // Agencies and wider policies may have changed since it was written.
            List<Finding> findings = findings(stored.get().document());
            if (!findings.isEmpty()) {
                return new Outcome.Invalid(findings);
            }
        }
        rows.stand(policyId, version, next);
        rows.deed(policyId, version, deed, who, reason);
        return done(policyId, version);
    }

    /** @param at null: when the document says, or now */
    @Transactional
    Outcome activate(String policyId, long version, @Nullable Instant at, String who) {
        Optional<StoredVersion> found = rows.find(policyId, version);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        StoredVersion stored = found.get();
        if (!(stored.standing() instanceof Standing.Approved)) {
            return new Outcome.WrongStanding(stored.standing());
        }
        Policy policy;
        try {
            policy = PolicyReader.read(stored.document(), version);
        } catch (PolicyRefused e) {
            return new Outcome.Invalid(e.findings());
        }
        rows.lock(stored.scope());
        Instant now = clock.instant();
        Instant wanted = at != null ? at : policy.from() != null ? policy.from() : now;
        // What was meant as now has passed when it comes here; of a document's own validity only the end is a limit.
        if (at != null && at.isBefore(now.minus(MEANT_AS_NOW))) {
            return new Outcome.InThePast(at);
        }
        Instant from = wanted.isBefore(now) ? now : wanted;
        if (policy.until() != null && !from.isBefore(policy.until())) {
            return new Outcome.AfterItsEnd(policy.until());
        }
        return switch (rows.terms(stored.scope()).place(policyId, version, from, policy.until())) {
            case Placing.Overlaps(Term with) -> new Outcome.Overlaps(with);
            case Placing.Already already -> new Outcome.Done(stored, false);
            case Placing.Placed(List<Term> ended, List<Term> resumed) -> {
                ended.forEach(term -> rows.end(term, from, false));
                rows.add(policyId, version, stored.scope(), from, policy.until());
                resumed.forEach(
                        term -> rows.add(policyId, term.version(), stored.scope(), until(policy), term.until()));
                rows.deed(policyId, version, "ACTIVATED", who, from.toString());
                yield new Outcome.Done(stored, true);
            }
        };
    }

    private static Instant until(Policy policy) {
        return Objects.requireNonNull(policy.until(), "nothing is resumed after what has no end");
    }

    /**
     * Ends a version that holds now because it is wrong, and lets the one before it hold again; where there is none that
     * can be read, the wider policies do. One that was rolled back stays so, however often it is said.
     */
    @Transactional
    Outcome rollBack(String policyId, long version, String who, String reason) {
        Optional<StoredVersion> stored = rows.find(policyId, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        String scope = stored.get().scope();
        rows.lock(scope);
        Terms terms = rows.terms(scope);
        Instant now = clock.instant();
        Optional<Term> present = holding(terms, policyId, version, now);
        if (present.isEmpty()) {
            return terms.rolledBack(policyId, version)
                    ? new Outcome.Done(stored.get(), false)
                    : new Outcome.NotInForce();
        }
        List<Term> wrong = terms.open(policyId, version, now);
        wrong.forEach(term -> rows.end(term, now, true));
        rows.deed(policyId, version, "ROLLED_BACK", who, reason);
        terms.before(present.get()).stream()
                .flatMap(earlier -> readable(policyId, earlier, now).stream())
                .findFirst()
                .ifPresent(earlier -> {
                    // In each place of the wrong one: where it holds, and where it would have held again.
                    wrong.forEach(term -> restore(earlier, term, scope, now));
                    rows.deed(policyId, earlier.version(), "RESTORED", who, reason);
                });
        return done(policyId, version);
    }

    private void restore(Policy earlier, Term place, String scope, Instant now) {
        Instant from = place.from().isBefore(now) ? now : place.from();
        Instant until = earlier(earlier.until(), place.until());
        if (until == null || from.isBefore(until)) {
            rows.add(earlier.policyId(), earlier.version(), scope, from, until);
        }
    }

    /** What this program cannot read, or what has ended, does not keep the wrong one in force. */
    private Optional<Policy> readable(String policyId, long version, Instant now) {
        try {
            return rows.find(policyId, version)
                    .map(stored -> PolicyReader.read(stored.document(), version))
                    .filter(policy -> policy.until() == null || now.isBefore(policy.until()));
        } catch (PolicyRefused e) {
            return Optional.empty();
        }
    }

    private static Optional<Term> holding(Terms terms, String policyId, long version, Instant now) {
        return terms.at(now).filter(term -> term.policyId().equals(policyId) && term.version() == version);
    }

    /**
     * Ends a version, and whatever of it is still to come. Where it holds, the wider policies do from now on; where it
     * was only scheduled, the one that would have made way for it goes on.
     */
    @Transactional
    Outcome end(String policyId, long version, String who, String reason) {
        Optional<StoredVersion> stored = rows.find(policyId, version);
        if (stored.isEmpty()) {
            return new Outcome.Unknown();
        }
        rows.lock(stored.get().scope());
        Instant now = clock.instant();
        Terms terms = rows.terms(stored.get().scope());
        List<Term> open = terms.open(policyId, version, now);
        for (Term term : open) {
            rows.end(term, now, false);
            if (term.from().isAfter(now)) {
                terms.madeWay(term).ifPresent(before -> goOn(before, term.until(), now));
            }
        }
        if (!open.isEmpty()) {
            rows.deed(policyId, version, "ENDED", who, reason);
        }
        return new Outcome.Done(stored.get(), !open.isEmpty());
    }

    private void goOn(Term before, @Nullable Instant until, Instant now) {
        readable(before.policyId(), before.version(), now)
                .ifPresent(policy -> rows.goOn(before, earlier(policy.until(), until)));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private Outcome done(String policyId, long version) {
        return rows.find(policyId, version)
                .<Outcome>map(stored -> new Outcome.Done(stored, true))
                .orElseGet(Outcome.Unknown::new);
    }
}
