package id.layanan112.gateway.acknowledgement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Actor;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.DispatchSteps;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.dispatch.Units;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.sql.Sql;
import id.layanan112.kit.traces.Traces;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an answer does to its order, once: answer, effect and event are one transaction. */
@ApplicationScoped
public class Answering {
    private final Sql sql;
    private final Answerer answerer;
    private final Agencies agencies;
    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final Dispatching dispatching;
    private final InstantSource clock;
    private final Traces traces;

    Answering(
            Sql sql,
            Answerer answerer,
            Agencies agencies,
            Dispatches dispatches,
            DispatchSteps steps,
            Dispatching dispatching,
            InstantSource clock,
            Traces traces) {
        this.sql = sql;
        this.answerer = answerer;
        this.agencies = agencies;
        this.dispatches = dispatches;
        this.steps = steps;
        this.dispatching = dispatching;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * What became of an answer.
     *
     * @param effective false when it came late, twice or out of order: recorded, not applied
     * @param recorded false when it is one that came before
     */
    public record Answered(
            UUID dispatchId,
            DispatchStatus status,
            boolean effective,
            @JsonIgnore boolean recorded) {}

    /** What became of a request to answer. */
    sealed interface Outcome {
        record Recorded(Answered answered) implements Outcome {}

        record NoSuchOrder() implements Outcome {}

        /** The request's key was that of another step. */
        record KeyReused() implements Outcome {}

        /** @param why a code */
        record Refused(String why) implements Outcome {}
    }

    /** @param requestKey of an officer's request; what is signed has a key of its own */
    @Transactional
    Outcome answer(UUID dispatchId, Proof proof, @Nullable String requestKey, AckStep step, NewAcknowledgement given) {
        Optional<Dispatch> found = dispatches.locked(dispatchId);
        if (found.isEmpty()) {
            return new Outcome.NoSuchOrder();
        }
        Dispatch dispatch = found.get();
        return switch (answerer.verdict(dispatch, proof)) {
            case Answerer.Verdict.Known(String agencyId, String key) -> {
                Happening.Answer answer = new Happening.Answer(
                        agencyId,
                        step,
                        given.by() == null ? Actor.SYSTEM : given.by(),
                        given.reason(),
                        given.deferredUntil(),
                        units(dispatch, agencyId, given.units()));
                yield key == null
                        ? byOfficer(dispatch, requestKey, answer)
                        : new Outcome.Recorded(answer(dispatch, key, answer));
            }
            case Answerer.Verdict.Refused(String why) -> new Outcome.Refused(why);
        };
    }

    private Units units(Dispatch dispatch, String agencyId, @Nullable List<@Nullable String> given) {
        // Checked before: none of them is null.
        List<String> named =
                given == null ? null : given.stream().filter(Objects::nonNull).toList();
        return Units.of(steps.units(dispatch.dispatchId(), agencyId), named);
    }

    private record Before(String step, boolean effective) {}

    private Outcome byOfficer(Dispatch dispatch, @Nullable String requestKey, Happening.Answer answer) {
        if (requestKey == null) {
            return new Outcome.Recorded(answerOnce(dispatch, suffix(dispatch, answer), answer));
        }
        String suffix = "/key/" + requestKey;
        Optional<Before> before = sql.first(
                "SELECT step, effective FROM acknowledgement WHERE dispatch_id = ? AND agency_id = ?"
                        + " AND right(ack_key, length(?)) = ?",
                row -> new Before(row.getString(1), row.getBoolean(2)),
                dispatch.dispatchId(),
                answer.agencyId(),
                suffix,
                suffix);
        if (before.isPresent()) {
            // Said again because its answer was lost: it had the effect that it had.
            return before.get().step().equals(answer.step().name())
                    ? new Outcome.Recorded(new Answered(
                            dispatch.dispatchId(),
                            dispatch.status(),
                            before.get().effective(),
                            false))
                    : new Outcome.KeyReused();
        }
        return new Outcome.Recorded(answerOnce(dispatch, suffix, answer));
    }

    /**
     * As {@link #answer(Dispatch, String, Happening.Answer)} for one that names no key: what the agency said last, said
     * again, is the same answer. In the current transaction, which has locked the order.
     */
    public Answered answerUnsigned(Dispatch dispatch, Happening.Answer answer) {
        return answerOnce(dispatch, suffix(dispatch, answer), answer.with(units(dispatch, answer.agencyId(), null)));
    }

    private static String suffix(Dispatch dispatch, Happening.Answer answer) {
        return "/" + dispatch.standing().version() + "/" + answer.step();
    }

    /** @param suffix of the key: the same for the same request */
    private Answered answerOnce(Dispatch dispatch, String suffix, Happening.Answer answer) {
        String prefix = dispatch.dispatchId() + "/" + dispatch.order().revision() + "/"
                + dispatch.standing().round();
        boolean again = sql.first(
                        "SELECT step FROM acknowledgement WHERE dispatch_id = ? AND agency_id = ?"
                                + " AND starts_with(ack_key, ?) ORDER BY at DESC, ack_key DESC LIMIT 1",
                        row -> row.getString(1),
                        dispatch.dispatchId(),
                        answer.agencyId(),
                        prefix + "/")
                .filter(answer.step().name()::equals)
                .filter(step -> !answer.units().fresh())
                .isPresent();
        return again
                ? new Answered(dispatch.dispatchId(), dispatch.status(), false, false)
                : answer(dispatch, prefix + suffix, answer);
    }

    /**
     * Takes the answer of somebody who is known, in the current transaction, which has locked the order.
     *
     * @param key the same for a repeated answer
     */
    public Answered answer(Dispatch dispatch, String key, Happening.Answer answer) {
        Instant from = clock.instant();
        Consequence consequence = dispatching.follow(dispatch, answer);
        if (!remember(dispatch, key, answer, consequence.effective())) {
            return new Answered(dispatch.dispatchId(), dispatch.status(), false, false);
        }
        dispatching.apply(List.of(consequence));
        agencies.seen(answer.agencyId());
        if (consequence.effective() && dispatch.order().test()) {
            agencies.tested(answer.agencyId());
        }
        traces.did(
                dispatch.order().incidentId(),
                "acknowledge " + answer.step(),
                SpanKind.SERVER,
                from,
                clock.instant(),
                Map.of(
                        "layanan112.dispatch", dispatch.dispatchId().toString(),
                        "layanan112.agency", answer.agencyId(),
                        "layanan112.effective", Boolean.toString(consequence.effective())));
        return new Answered(dispatch.dispatchId(), consequence.dispatch().status(), consequence.effective(), true);
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
