package id.layanan112.intake.call;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls as the other rooms of this service see them. */
@ApplicationScoped
public class CallRecords {
    private static final int MOST = 10;

    private final Calls calls;
    private final Incidents incidents;
    private final CallerNumbers numbers;

    CallRecords(Calls calls, Incidents incidents, CallerNumbers numbers) {
        this.calls = calls;
        this.incidents = incidents;
        this.numbers = numbers;
    }

    /** Other calls from the same number within a day, newest first; none of a call without a number. */
    public List<CallSnapshot> fromTheSameNumber(Access access, UUID callId) {
        return numbers.others(callId, MOST).stream()
                .flatMap(other -> visible(access, other).stream())
                .toList();
    }

    /** @return empty when there is no such call for the asker */
    public Optional<CallSnapshot> visible(Access access, UUID callId) {
        return calls.visible(access, callId).map(call -> {
            UUID incidentId = call.incidentId();
            Incident incident =
                    incidentId == null ? null : incidents.find(incidentId).orElse(null);
            return call.snapshot(incident);
        });
    }
}
