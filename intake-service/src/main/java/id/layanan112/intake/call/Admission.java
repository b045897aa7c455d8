package id.layanan112.intake.call;

import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.incident.Incident;
import id.layanan112.kit.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of what was typed. */
sealed interface Admission {

    /** @param incident null for a call that asks for no help, or not yet */
    record Admitted(Call call, @Nullable Incident incident, CallDetails details) implements Admission {}

    /** It does not fit, and these fields say why. */
    record Refused(List<Problem.FieldError> errors) implements Admission {}

    /** It belongs to another centre. */
    record OtherCentre() implements Admission {}
}
