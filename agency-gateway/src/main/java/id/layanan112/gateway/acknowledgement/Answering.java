package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchEvent.DispatchAcknowledged;
import id.layanan112.contracts.DispatchEvent.DispatchClosed;
import id.layanan112.contracts.DispatchEvent.ResponderStatusChanged;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Ladder;
import id.layanan112.gateway.escalation.Escalation;
import id.layanan112.gateway.escalation.Timers;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an answer does to its order, once: answer, effect and event are one transaction. */
@ApplicationScoped
class Answering {
    private final Sql sql;
    private final Answerer answerer;
    private final Agencies agencies;
    private final Dispatches dispatches;
    private final DeliveryQueue queue;
    private final Timers timers;
    private final Escalation escalation;
    private final Outbox outbox;
    private final InstantSource clock;

    Answering(
            Sql sql,
            Answerer answerer,
            Agencies agencies,
            Dispatches dispatches,
            DeliveryQueue queue,
            Timers timers,
            Escalation escalation,
            Outbox outbox,
            InstantSource clock) {
        this.sql = sql;
        this.answerer = answerer;
        this.agencies = agencies;
        this.dispatches = dispatches;
        this.queue = queue;
        this.timers = timers;
        this.escalation = escalation;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param key the same for a repeated answer */
    record Answer(
            UUID dispatchId,
            String key,
            String agencyId,
            AckStep step,
            Actor by,
            @Nullable String reason,
            @Nullable Instant deferredUntil) {}

    /** @param effective false when it came late, twice or out of order: recorded, not applied */
    record Answered(UUID dispatchId, DispatchStatus status, boolean effective) {}

    /** What became of a request to answer. */
    sealed interface Outcome {
        record Recorded(Answered answered) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        /** @param why a code */
        record Refused(String why) implements Outcome {}
    }

    @Transactional
    Outcome answer(UUID dispatchId, Answerer.Proof proof, AckStep step, NewAcknowledgement given) {
        Optional<Dispatch> found = dispatches.locked(dispatchId);
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        Dispatch dispatch = found.get();
        String key = dispatchId + "/" + dispatch.revision() + "/" + dispatch.rung() + "/" + step;
        return switch (answerer.verdict(dispatch, proof, key)) {
            case Answerer.Verdict.Known(String agencyId, String itsKey) ->
                new Outcome.Recorded(answer(
                        dispatch,
                        new Answer(
                                dispatchId,
                                itsKey,
                                agencyId,
                                step,
                                given.by() == null ? Actor.SYSTEM : given.by(),
                                given.reason(),
                                given.deferredUntil())));
            case Answerer.Verdict.Refused(String why) -> new Outcome.Refused(why);
        };
    }

    private Answered answer(Dispatch dispatch, Answer answer) {
        boolean holds = answer.agencyId().equals(dispatch.holder().agencyId());
        Ladder.Move move = holds ? Ladder.acknowledge(dispatch.status(), answer.step()) : new Ladder.Move.Recorded();
        boolean effective = !(move instanceof Ladder.Move.Recorded);
        if (!remember(answer, effective)) {
            return new Answered(answer.dispatchId(), dispatch.status(), false);
        }
        Dispatch after = apply(dispatch, answer, move);
        return new Answered(answer.dispatchId(), after.status(), effective);
    }

    private Dispatch apply(Dispatch dispatch, Answer answer, Ladder.Move move) {
        Instant now = clock.instant();
        return switch (move) {
            case Ladder.Move.Up(DispatchStatus to) -> {
                Dispatch up = dispatch.at(to, dispatch.rung());
                dispatches.step(up);
                if (Ladder.accepted(to) && !Ladder.accepted(dispatch.status())) {
                    timers.stop(up.dispatchId());
                }
                outbox.add(event(up, answer, true, now));
                if (up.test()) {
                    agencies.tested(answer.agencyId());
                }
                // What is still to be told stays: an answer to what was told before is none to what is new.
                if (to == DispatchStatus.DONE) {
                    queue.drop(up.dispatchId());
                    outbox.add(new DispatchClosed(up.snapshot(), "DONE", now));
                }
                yield up;
            }
            case Ladder.Move.NextAgency(String reason) -> {
                Dispatch declined = dispatch.at(DispatchStatus.DECLINED, dispatch.rung());
                outbox.add(event(declined, answer, true, now));
                escalation.next(declined, reason);
                yield declined;
            }
            case Ladder.Move.Recorded() -> {
                Dispatch recorded = dispatch.recorded();
                dispatches.step(recorded);
                outbox.add(event(recorded, answer, false, now));
                yield recorded;
            }
        };
    }

    private boolean remember(Answer answer, boolean effective) {
        return sql.update(
                        "INSERT INTO acknowledgement (dispatch_id, ack_key, agency_id, step, actor, reason, effective)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        answer.dispatchId(),
                        answer.key(),
                        answer.agencyId(),
                        answer.step(),
                        answer.by(),
                        answer.reason(),
                        effective)
                == 1;
    }

    private static DispatchEvent event(Dispatch dispatch, Answer answer, boolean effective, Instant now) {
        return switch (answer.step()) {
            case EN_ROUTE, ON_SCENE, DONE ->
                new ResponderStatusChanged(dispatch.snapshot(), answer.step(), effective, now);
            case RECEIVED, READ, ACCEPTED, PARTIAL, DECLINED, DEFERRED, OTHER ->
                new DispatchAcknowledged(
                        dispatch.snapshot(),
                        answer.step(),
                        answer.by(),
                        effective,
                        answer.reason(),
                        answer.deferredUntil(),
                        now);
        };
    }
}
