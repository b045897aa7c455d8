package id.layanan112.intake.call;

import id.layanan112.contracts.CallEvent.CallReceived;
import id.layanan112.contracts.IncidentEvent.IncidentOpened;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Saves calls. Idempotency row, call, incident, protected details, audit row and outbox rows are one transaction: when
 * this returns, the call is durable and will be published; when it throws, nothing of it is there.
 */
@ApplicationScoped
class CallBook {
    private final Calls calls;
    private final Incidents incidents;
    private final DetailsVault vault;
    private final Audit audit;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final InstantSource clock;

    CallBook(
            Calls calls,
            Incidents incidents,
            DetailsVault vault,
            Audit audit,
            Idempotency idempotency,
            Outbox outbox,
            InstantSource clock) {
        this.calls = calls;
        this.incidents = incidents;
        this.vault = vault;
        this.audit = audit;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of a request to save. */
    sealed interface Saving {
        record Saved(Call call, @Nullable Incident incident, boolean repeat) implements Saving {}

        record KeyReused() implements Saving {}

        record NotAdmitted(Admission why) implements Saving {}
    }

    @Transactional
    Saving save(Desk desk, String key, byte[] body, NewCall typed) {
        UUID callId = Ids.v7();
        return switch (idempotency.claim(desk.keyScope(), key, body, callId)) {
            case Idempotency.Claim.Repeat(UUID before) -> again(before);
            case Idempotency.Claim.Reused() -> new Saving.KeyReused();
            case Idempotency.Claim.First() -> first(desk, callId, typed);
        };
    }

    private Saving first(Desk desk, UUID callId, NewCall typed) {
        Instant now = clock.instant();
        return switch (AdmitCall.admit(typed, desk, callId, Ids.v7(), now)) {
            case Admission.Admitted admitted -> write(desk, admitted, now);
            case Admission refused -> {
                // The key must stay free: the same request, mended, comes again with it.
                QuarkusTransaction.setRollbackOnly();
                yield new Saving.NotAdmitted(refused);
            }
        };
    }

    private Saving write(Desk desk, Admission.Admitted admitted, Instant now) {
        Call call = admitted.call();
        Incident incident = admitted.incident();
        calls.persist(CallRow.of(call, desk.who()));
        if (incident != null) {
            incidents.open(incident);
        }
        vault.store(call.callId(), call.incidentId(), admitted.details());
        audit.write(call.regionCode(), call.localDay(), desk.who(), "SAVED", call.callId(), "POST /calls");
        outbox.add(new CallReceived(call.snapshot(incident), now));
        if (incident != null) {
            outbox.add(new IncidentOpened(
                    incident.snapshot(vault.travelling(incident.incidentId(), admitted.details())),
                    call.callId(),
                    now));
        }
        return new Saving.Saved(call, incident, false);
    }

    private Saving again(UUID callId) {
        Call call = calls.findById(callId).call();
        Incident incident = call.incidentId() == null
                ? null
                : incidents.find(call.incidentId()).orElse(null);
        return new Saving.Saved(call, incident, true);
    }
}
