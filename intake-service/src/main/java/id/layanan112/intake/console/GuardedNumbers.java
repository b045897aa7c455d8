package id.layanan112.intake.console;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.kit.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rule of whose number is shown only when somebody asks for it, which is written down: of whom a call back could harm,
 * by what this call says, or another one from the same number within a day. The same on every screen and on paper.
 */
@ApplicationScoped
class GuardedNumbers {
    private final CallRecords calls;
    private final CallerNumbers numbers;

    GuardedNumbers(CallRecords calls, CallerNumbers numbers) {
        this.calls = calls;
        this.numbers = numbers;
    }

    /** Also of a call that the asker does not see by itself, as another centre's of an incident at the border. */
    boolean guard(Access access, UUID callId) {
        return calls.visible(access, callId)
                .map(call -> careful(call)
                        || calls.fromTheSameNumber(access, callId).stream().anyMatch(this::careful))
                .orElse(true);
    }

    private boolean careful(CallSnapshot call) {
        return restricted(call.incidentType())
                || numbers.of(call.callId()).filter(CallerNumbers.Known::unsafe).isPresent();
    }

    private static boolean restricted(@Nullable IncidentType type) {
        return type != null && IncidentDefaults.of(type).sensitivity() == Sensitivity.RESTRICTED;
    }

    static CallDetails.Caller withoutNumber(CallDetails.Caller caller) {
        return new CallDetails.Caller(
                caller.name(), null, caller.safeToCallBack(), caller.language(), caller.communication());
    }
}
