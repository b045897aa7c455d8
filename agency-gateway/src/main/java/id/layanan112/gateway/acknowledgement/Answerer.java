package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.Rung;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.signature.AgencySignatures;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: an officer by token, or an agency's system by its signature. Only agencies that hold the order, or have
 * held it, may answer for it.
 */
@ApplicationScoped
class Answerer {
    private final AgencySignatures signatures;
    private final Access access;
    private final MeterRegistry meters;
    private final Audit audit;

    Answerer(AgencySignatures signatures, Access access, MeterRegistry meters, Audit audit) {
        this.signatures = signatures;
        this.access = access;
        this.meters = meters;
        this.audit = audit;
    }

    sealed interface Verdict {
        /** @param key repeats of the same answer carry the same; null of one that names none */
        record Known(String agencyId, @Nullable String key) implements Verdict {}

        /** @param why a code for the count and the log */
        record Refused(String why) implements Verdict {}
    }

    Verdict verdict(Dispatch dispatch, Proof proof) {
        Verdict verdict = proof.signature() == null ? byToken(dispatch) : bySignature(dispatch, proof);
        if (verdict instanceof Verdict.Refused(String why)) {
            meters.counter("layanan112.acknowledgement.refused", "reason", why).increment();
            audit.addSome(access.who(), "ANSWER_REFUSED", dispatch.dispatchId().toString(), why);
        }
        return verdict;
    }

    private Verdict byToken(Dispatch dispatch) {
        Optional<String> agency = access.agency().filter(one -> access.hasRole(Roles.AGENCY_OFFICER));
        if (agency.isEmpty()) {
            return new Verdict.Refused("unsigned");
        }
        return dispatch.asked().contains(agency.get())
                ? new Verdict.Known(agency.get(), null)
                : new Verdict.Refused("foreign");
    }

    private Verdict bySignature(Dispatch dispatch, Proof proof) {
        boolean exercise = dispatch.order().overExerciseChannel();
        return switch (signatures.check(dispatch.asked().reversed(), exercise, proof)) {
            case AgencySignatures.Checked.By(String agencyId, String id) -> new Verdict.Known(agencyId, id);
            case AgencySignatures.Checked.Refused(String why) ->
                // An agency of the chain that was never asked signs well, and has nothing to say.
                new Verdict.Refused(why.equals("forged") && byAnyOf(dispatch, exercise, proof) ? "foreign" : why);
        };
    }

    private boolean byAnyOf(Dispatch dispatch, boolean exercise, Proof proof) {
        List<String> chain = dispatch.order().chain().stream()
                .map(Rung::agencyId)
                .filter(agency -> agency != null)
                .toList();
        return signatures.check(chain, exercise, proof) instanceof AgencySignatures.Checked.By;
    }
}
