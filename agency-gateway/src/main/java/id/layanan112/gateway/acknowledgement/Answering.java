package id.layanan112.gateway.acknowledgement;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an answer does to its order, once: answer, effect and event are one transaction. */
@ApplicationScoped
public class Answering {
    private final Sql sql;
    private final Answerer answerer;
    private final Agencies agencies;
    private final Dispatches dispatches;
    private final Dispatching dispatching;

    Answering(Sql sql, Answerer answerer, Agencies agencies, Dispatches dispatches, Dispatching dispatching) {
        this.sql = sql;
        this.answerer = answerer;
        this.agencies = agencies;
        this.dispatches = dispatches;
        this.dispatching = dispatching;
    }

    /** @param effective false when it came late, twice or out of order: recorded, not applied */
    public record Answered(UUID dispatchId, DispatchStatus status, boolean effective) {}

    /** What became of a request to answer. */
    sealed interface Outcome {
        record Recorded(Answered answered) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        /** @param why a code */
        record Refused(String why) implements Outcome {}
    }

    @Transactional
    Outcome answer(UUID dispatchId, Proof proof, AckStep step, NewAcknowledgement given) {
        Optional<Dispatch> found = dispatches.locked(dispatchId);
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        Dispatch dispatch = found.get();
        // An officer's same answer again is the same answer, as long as the order is as it was.
        String key = dispatchId + "/" + dispatch.order().revision() + "/" + dispatch.rung() + "/"
                + dispatch.standing().round() + "/" + step;
        return switch (answerer.verdict(dispatch, proof, key)) {
            case Answerer.Verdict.Known(String agencyId, String itsKey) ->
                new Outcome.Recorded(answer(
                        dispatch,
                        itsKey,
                        new Happening.Answer(
                                agencyId,
                                step,
                                given.by() == null ? Actor.SYSTEM : given.by(),
                                given.reason(),
                                given.deferredUntil())));
            case Answerer.Verdict.Refused(String why) -> new Outcome.Refused(why);
        };
    }

    /**
     * Takes the answer of somebody who is known, in the current transaction, which has locked the order.
     *
     * @param key the same for a repeated answer
     */
    public Answered answer(Dispatch dispatch, String key, Happening.Answer answer) {
        Consequence consequence = dispatching.follow(dispatch, answer);
        if (!remember(dispatch, key, answer, consequence.effective())) {
            return new Answered(dispatch.dispatchId(), dispatch.status(), false);
        }
        dispatching.apply(List.of(consequence));
        agencies.seen(answer.agencyId());
        if (consequence.effective() && dispatch.order().test()) {
            agencies.tested(answer.agencyId());
        }
        return new Answered(dispatch.dispatchId(), consequence.dispatch().status(), consequence.effective());
    }

    private boolean remember(Dispatch dispatch, String key, Happening.Answer answer, boolean effective) {
        return sql.update(
                        "INSERT INTO acknowledgement (dispatch_id, lane, ack_key, agency_id, step, actor, reason,"
                                + " effective) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        dispatch.dispatchId(),
                        dispatch.order().lane(),
                        key,
                        answer.agencyId(),
                        answer.step(),
                        answer.by(),
                        answer.reason(),
                        effective)
                == 1;
    }
}
