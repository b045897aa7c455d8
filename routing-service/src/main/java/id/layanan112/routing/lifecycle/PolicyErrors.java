package id.layanan112.routing.lifecycle;

import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.routing.policy.Finding;
import java.time.Instant;
import java.util.List;

/** Why a deed was refused, in words. */
final class PolicyErrors {
    private PolicyErrors() {}

    static ProblemException invalid(List<Finding> findings) {
        return new ProblemException(
                Problem.of(422, "invalid-policy", "Kebijakan ini tidak dapat dipakai.", "This policy cannot be used.")
                        .withFields(findings.stream().map(PolicyErrors::field).toList()));
    }

    private static Problem.FieldError field(Finding one) {
        String id = one.line() == 0 ? "" : "Baris " + one.line() + ": ";
        String en = one.line() == 0 ? "" : "Line " + one.line() + ": ";
        return new Problem.FieldError(one.where(), one.code(), new Problem.Text(id + one.id(), en + one.en()));
    }

    static ProblemException of(PolicyBook.Outcome.Refused refused) {
        return switch (refused) {
            case PolicyBook.Outcome.Invalid(List<Finding> findings) -> invalid(findings);
            case PolicyBook.Outcome.Unknown() ->
                new ProblemException(Problem.of(
                        404,
                        "unknown-policy",
                        "Kebijakan atau versi ini tidak ada.",
                        "There is no such policy or version."));
            case PolicyBook.Outcome.WrongStanding(Standing present) ->
                conflict(
                        "wrong-standing",
                        "Versi ini berstatus " + present.word() + ".",
                        "This version is " + present.word() + ".");
            case PolicyBook.Outcome.SamePerson() ->
                new ProblemException(Problem.of(
                        403,
                        "second-person-needed",
                        "Harus disetujui orang lain, bukan penulis atau pengusulnya.",
                        "Somebody else has to approve it than who wrote or proposed it."));
            case PolicyBook.Outcome.Overlaps(Term with) ->
                conflict(
                        "overlapping-validity",
                        "Bertabrakan dengan " + told(with) + ".",
                        "It overlaps with " + told(with) + ".");
            case PolicyBook.Outcome.InThePast(Instant from) ->
                new ProblemException(Problem.invalidBody()
                        .withField("at", "in-the-past", from + " sudah lewat.", from + " has passed."));
            case PolicyBook.Outcome.AfterItsEnd(Instant until) ->
                new ProblemException(Problem.invalidBody()
                        .withField(
                                "at",
                                "after-its-end",
                                "Dokumen ini berlaku sampai " + until + ".",
                                "The document holds until " + until + "."));
            case PolicyBook.Outcome.NotInForce() ->
                conflict("not-in-force", "Versi ini tidak sedang berlaku.", "This version is not in force.");
            case PolicyBook.Outcome.OtherScope(String scope) ->
                new ProblemException(Problem.of(
                                422,
                                "invalid-policy",
                                "Kebijakan ini tidak dapat dipakai.",
                                "This policy cannot be used.")
                        .withField(
                                "scope",
                                "other-scope",
                                "policyId ini milik wilayah " + scope + ".",
                                "This policyId belongs to " + scope + "."));
        };
    }

    private static String told(Term term) {
        return term.policyId() + " " + term.version() + " (" + term.from() + " – "
                + (term.until() == null ? "…" : term.until()) + ")";
    }

    private static ProblemException conflict(String type, String id, String en) {
        return new ProblemException(Problem.of(409, type, id, en));
    }
}
