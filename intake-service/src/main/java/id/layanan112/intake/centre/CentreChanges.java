package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreState;
import id.layanan112.intake.audit.Audit;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposes and approves what centres are: two persons for every change, and ACTIVE only when all is ready. */
@ApplicationScoped
class CentreChanges {
    private static final UUID CENTRES = new UUID(0, 112);

    private final CentreRows rows;
    private final Centres centres;
    private final Readiness readiness;
    private final Audit audit;
    private final InstantSource clock;

    CentreChanges(CentreRows rows, Centres centres, Readiness readiness, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.centres = centres;
        this.readiness = readiness;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a proposal or of its approval. */
    sealed interface Outcome {
        record Done(CentreRevision revision) implements Outcome {}

        record Invalid(List<Problem.FieldError> errors) implements Outcome {}

        /** There is one of this code, and it is changed, not made. */
        record Exists() implements Outcome {}

        record NotThere() implements Outcome {}

        /** Somebody proposed meanwhile: this is the newest revision. */
        record Stale(long newest) implements Outcome {}

        record SamePerson() implements Outcome {}

        record NotReady(Readiness.Checklist missing) implements Outcome {}
    }

    /** The same proposal of the same person for a new centre, said again, is the same. */
    Outcome open(String who, String code, CentreSettings wanted, @Nullable Instant validFrom) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            Optional<CentreRevision> before = rows.newest(code);
            if (before.isPresent() || centres.now().find(code).isPresent()) {
                return before.filter(one -> one.revision() == 1
                                && one.proposedBy().equals(who)
                                && one.settings().equals(wanted))
                        .<Outcome>map(Outcome.Done::new)
                        .orElseGet(Outcome.Exists::new);
            }
            return propose(who, code, 1, wanted, validFrom);
        });
    }

    /** @param seen the newest revision that the asker has seen; 0 for a built-in centre that nobody has changed */
    Outcome change(String who, String code, long seen, CentreSettings wanted, @Nullable Instant validFrom) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock();
            Optional<CentreRevision> before = rows.newest(code);
            if (before.isEmpty() && centres.now().find(code).isEmpty()) {
                return new Outcome.NotThere();
            }
            long newest = before.map(CentreRevision::revision).orElse(0L);
            return newest == seen ? propose(who, code, newest + 1, wanted, validFrom) : new Outcome.Stale(newest);
        });
    }

    /** From here on nobody else changes a centre, and what another replica has changed is known. */
    private void lock() {
        rows.lock();
        centres.refresh();
    }

    private Outcome propose(
            String who, String code, long revision, CentreSettings wanted, @Nullable Instant validFrom) {
        List<Problem.FieldError> errors = errors(code, wanted);
        if (revision == 1 && centres.now().find(code).isEmpty() && wanted.state() != CentreState.PREPARING) {
            errors.add(new Problem.FieldError(
                    "state",
                    "starts-preparing",
                    new Problem.Text("Pusat baru mulai dengan PREPARING.", "A new centre starts with PREPARING.")));
        }
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        Instant now = clock.instant();
        CentreRevision one =
                new CentreRevision(code, revision, wanted, validFrom == null ? now : validFrom, who, now, null, null);
        rows.insert(one);
        audit(who, "CENTRE_PROPOSED", one);
        return new Outcome.Done(one);
    }

    /** Of the newest proposal; by the same second person once more, it is the same. */
    Outcome approve(String who, String code, long revision) {
        Outcome outcome = QuarkusTransaction.requiringNew().call(() -> {
            lock();
            Optional<CentreRevision> newest = rows.newest(code);
            return newest.isEmpty() ? new Outcome.NotThere() : approve(who, newest.get(), revision);
        });
        centres.refresh();
        return outcome;
    }

    private Outcome approve(String who, CentreRevision newest, long revision) {
        if (newest.revision() != revision) {
            return new Outcome.Stale(newest.revision());
        }
        if (who.equals(newest.proposedBy())) {
            return new Outcome.SamePerson();
        }
        if (newest.approvedBy() != null) {
            return new Outcome.Done(newest);
        }
        List<Problem.FieldError> errors = errors(newest.code(), newest.settings());
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        if (newest.settings().state() == CentreState.ACTIVE && centres.state(newest.code()) != CentreState.ACTIVE) {
            Readiness.Checklist checked = readiness.of(newest.code(), newest.settings());
            if (!checked.ready()) {
                return new Outcome.NotReady(checked);
            }
        }
        rows.approved(newest.code(), revision, who, clock.instant());
        audit(who, "CENTRE_APPROVED", newest);
        return new Outcome.Done(rows.newest(newest.code()).orElseThrow());
    }

    /** Against the centres as they are, and as they are to become. */
    private List<Problem.FieldError> errors(String code, CentreSettings wanted) {
        List<Problem.FieldError> errors = CentreErrors.of(code, wanted, centres.now());
        return errors.isEmpty() ? CentreErrors.of(code, wanted, centres.later()) : errors;
    }

    private void audit(String who, String what, CentreRevision one) {
        audit.write(new Audit.Deed(
                null,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                who,
                what,
                Ids.derived(CENTRES, "centre", one.code()),
                one.code() + "/" + one.revision()));
    }
}
