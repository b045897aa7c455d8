package id.layanan112.intake.call;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Calls as the other rooms of this service see them. */
@ApplicationScoped
public class CallRecords {
    private final Calls calls;
    private final Incidents incidents;

    CallRecords(Calls calls, Incidents incidents) {
        this.calls = calls;
        this.incidents = incidents;
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
