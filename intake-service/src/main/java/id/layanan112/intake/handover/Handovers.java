package id.layanan112.intake.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.HandoverOutcome;
import id.layanan112.contracts.IncidentEvent.HandoverOffered;
import id.layanan112.contracts.IncidentEvent.HandoverSettled;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.handover.Handover.Refusal;
import id.layanan112.intake.history.History;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.incident.HandoverTold;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.IncidentState;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.intake.incident.LinkedCalls;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.regions.CurrentCentres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Offers incidents to other centres and settles the offers; the incident is locked before its offer. */
@ApplicationScoped
class Handovers {
    private static final Logger LOG = Logger.getLogger(Handovers.class);
    private static final String NOBODY = "clock";

    private final HandoverRows rows;
    private final Incidents incidents;
    private final LinkedCalls calls;
    private final DetailsVault vault;
    private final History history;
    private final Idempotency idempotency;
    private final HandoverTold told;
    private final Outbox outbox;
    private final HandoverTargets targets;
    private final CurrentCentres centres;
    private final InstantSource clock;

    Handovers(
            HandoverRows rows,
            Incidents incidents,
            LinkedCalls calls,
            DetailsVault vault,
            History history,
            Idempotency idempotency,
            HandoverTold told,
            Outbox outbox,
            HandoverTargets targets,
            CurrentCentres centres,
            InstantSource clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.calls = calls;
        this.vault = vault;
        this.history = history;
        this.idempotency = idempotency;
        this.told = told;
        this.outbox = outbox;
        this.targets = targets;
        this.centres = centres;
        this.clock = clock;
    }

    /** What became of an offer or of its answer. */
    sealed interface Outcome {
        record Done(Handover handover, boolean repeat) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        record KeyReused() implements Outcome {}
    }

    /** @return empty when there is no such incident for the asker */
    @Transactional
    Optional<Outcome> offer(Access access, UUID incidentId, String key, @Nullable String toRegion) {
        return incidents.locked(access, incidentId).map(incident -> {
            UUID handoverId = Ids.v7();
            String scope = "centre:" + incident.centreCode() + "/handovers";
            byte[] body = (incidentId + "/" + toRegion).getBytes(UTF_8);
            Idempotency.Request request = Idempotency.Request.of(scope, key, body, handoverId);
            Optional<Idempotency.Claim> before = idempotency.before(request);
            return before.isPresent()
                    ? saidBefore(before.get())
                    : offer(access, incident, request, handoverId, toRegion);
        });
    }

    private Outcome saidBefore(Idempotency.Claim claim) {
        return switch (claim) {
            case Idempotency.Claim.Repeat(UUID made) ->
                new Outcome.Done(rows.find(made).orElseThrow(), true);
            case Idempotency.Claim.Reused() -> new Outcome.KeyReused();
            case Idempotency.Claim.First() -> throw new IllegalStateException("nothing was said before");
        };
    }

    /** The incident is locked: nobody else offers it, nor claims this key for it. */
    private Outcome offer(
            Access access, Incident incident, Idempotency.Request request, UUID handoverId, @Nullable String toRegion) {
        Handover.Receiver receiver = Handover.receiver(incident.centreCode(), toRegion, centres.now());
        if (!incident.open()) {
            return new Outcome.Refused(Refusal.CLOSED);
        }
        if (rows.openOf(incident.incidentId()).isPresent()) {
            return new Outcome.Refused(Refusal.ALREADY_OFFERED);
        }
        return switch (receiver) {
            case Handover.Receiver.None(Refusal why) -> new Outcome.Refused(why);
            case Handover.Receiver.Centre(String centreCode, String regionCode) -> {
                idempotency.claim(List.of(request));
                Instant now = clock.instant();
                Handover offer = new Handover(
                        handoverId,
                        incident.incidentId(),
                        incident.centreCode(),
                        incident.regionCode(),
                        centreCode,
                        regionCode,
                        null,
                        access.who(),
                        now,
                        now.plus(targets.answerWithin()),
                        null,
                        null);
                rows.insert(offer);
                incidents.offered(incident.incidentId(), centreCode);
                outbox.add(offered(incident, offer));
                told.told(incident.incidentId(), handoverId, regionCode, null, now);
                yield new Outcome.Done(offer, false);
            }
        };
    }

    private static HandoverOffered offered(Incident incident, Handover offer) {
        return new HandoverOffered(
                incident.incidentId(),
                incident.revision(),
                incident.regionCode(),
                incident.exercise(),
                offer.handoverId(),
                offer.toRegion(),
                offer.offeredAt());
    }

    /** @return empty when there is no such offer for the asker */
    @Transactional
    Optional<Outcome> answer(Access access, UUID handoverId, HandoverOutcome answer) {
        return rows.find(handoverId)
                .filter(offer -> access.sees(offer.toCentre()) || access.sees(offer.fromCentre()))
                .map(offer -> access.sees(offer.toCentre())
                        ? settle(offer, answer, access.who())
                        : new Outcome.Refused(Refusal.NOT_YOURS));
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void timeOut() {
        for (UUID handoverId : rows.timedOut()) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> rows.find(handoverId)
                                .ifPresent(offer -> settle(offer, HandoverOutcome.TIMED_OUT, NOBODY)));
            } catch (RuntimeException e) {
                // The others behind it are not to wait for this one.
                LOG.errorf(
                        "handover %s: cannot be timed out (%s)",
                        handoverId, e.getClass().getSimpleName());
            }
        }
    }

    private Outcome settle(Handover seen, HandoverOutcome how, String by) {
        Incident incident = incidents.locked(seen.incidentId()).orElseThrow();
        // Read again now that nobody else settles it.
        Handover offer = rows.find(seen.handoverId()).orElseThrow();
        if (!offer.open()) {
            return offer.outcome() == how ? new Outcome.Done(offer, true) : new Outcome.Refused(Refusal.SETTLED);
        }
        if (how == HandoverOutcome.ACCEPTED && !incident.open()) {
            return new Outcome.Refused(Refusal.CLOSED);
        }
        Instant settledAt = clock.instant();
        Handover settled = offer.settled(how, by, settledAt);
        rows.settled(settled);
        told.told(incident.incidentId(), offer.handoverId(), offer.toRegion(), how, settledAt);
        incidents.offered(incident.incidentId(), null);
        Incident now = how == HandoverOutcome.ACCEPTED ? handedTo(incident, offer, by) : incident;
        outbox.add(new HandoverSettled(
                now.snapshot(vault.travelling(now.incidentId(), calls.of(now.incidentId()))),
                offer.handoverId(),
                how,
                settledAt));
        return new Outcome.Done(settled, false);
    }

    private Incident handedTo(Incident incident, Handover offer, String by) {
        Incident next = incident.handedTo(offer.toCentre(), offer.toRegion());
        history.keep(List.of(new History.Ending(
                incident.incidentId(), incident.revision(), IncidentState.of(incident), by, "HANDED_OVER")));
        incidents.changed(next);
        return next;
    }
}
