package id.layanan112.intake.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.IncidentEvent.IncidentNarrated;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is told of an incident after it was opened: lines that are only ever added, also after it was closed. */
@ApplicationScoped
class Narratives {
    private final Incidents incidents;
    private final DetailsVault vault;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Outbox outbox;
    private final InstantSource clock;

    Narratives(
            Incidents incidents,
            DetailsVault vault,
            Idempotency idempotency,
            Audit audit,
            Outbox outbox,
            InstantSource clock) {
        this.incidents = incidents;
        this.vault = vault;
        this.idempotency = idempotency;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Added(UUID lineId, boolean repeat) implements Outcome {}

        record NoSuchIncident() implements Outcome {}

        record KeyReused() implements Outcome {}
    }

    /** Locks the incident: lines have one order, the same here and on the topic. */
    @Transactional
    Outcome add(Access access, UUID incidentId, String key, String text) {
        Optional<Incident> incident = incidents.locked(access, incidentId);
        if (incident.isEmpty()) {
            return new Outcome.NoSuchIncident();
        }
        UUID lineId = Ids.v7();
        String scope = "centre:" + incident.get().centreCode() + "/narrative";
        byte[] body = (incidentId + "/" + text).getBytes(UTF_8);
        return switch (idempotency
                .claim(List.of(Idempotency.Request.of(scope, key, body, lineId)))
                .getFirst()) {
            case Idempotency.Claim.First() -> {
                write(incident.get(), lineId, text, access.who());
                yield new Outcome.Added(lineId, false);
            }
            case Idempotency.Claim.Repeat(UUID before) -> new Outcome.Added(before, true);
            case Idempotency.Claim.Reused() -> new Outcome.KeyReused();
        };
    }

    private void write(Incident incident, UUID lineId, String text, String who) {
        Instant now = clock.instant();
        UUID id = incident.incidentId();
        String line = vault.narrate(id, lineId, new CallDetails.Narrative(text), who, now);
        audit.write(new Audit.Deed(
                incident.regionCode(), LocalDays.today(incident, clock), who, "NARRATED", id, "POST narrative"));
        outbox.add(new IncidentNarrated(
                id,
                incident.revision(),
                incident.regionCode(),
                incident.exercise(),
                line,
                now,
                lineId,
                incident.snapshot(ProtectedBlocks.NONE)));
    }
}
