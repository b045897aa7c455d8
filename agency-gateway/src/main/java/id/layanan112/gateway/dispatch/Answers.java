package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchEvent.DispatchAcknowledged;
import id.layanan112.contracts.DispatchEvent.DispatchClosed;
import id.layanan112.contracts.DispatchEvent.ResponderStatusChanged;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Priority;
import id.layanan112.gateway.dispatch.Happening.Answer;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Instant;
import java.util.Optional;

/** What agencies say of an order: who holds it, who comes besides, and who was passed over. */
final class Answers {
    private Answers() {}

    static void said(Course course, Answer answer) {
        Dispatch now = course.now();
        Optional<Coming> coming = now.standing().coming(answer.agencyId());
        if (answer.agencyId().equals(now.holder().agencyId())) {
            holderSays(course, answer);
        } else if (coming.isPresent()) {
            comingSays(course, answer, coming.get());
        } else {
            passedOverSays(course, answer);
        }
    }

    private static void holderSays(Course course, Answer answer) {
        Dispatch now = course.now();
        switch (Ladder.acknowledge(now.status(), answer.step())) {
            case Ladder.Move.Up(DispatchStatus to) -> {
                course.stand(now.standing().at(to));
                tell(course, answer, true);
                if (to == DispatchStatus.DEFERRED) {
                    deferred(course, answer);
                } else if (Ladder.accepted(to)) {
                    // What is still to be told stays: an answer to what was told before is none to what is new.
                    course.stop();
                }
                if (to == DispatchStatus.DONE) {
                    course.dropAll();
                    course.tellFact(snapshot -> new DispatchClosed(snapshot, "DONE", course.moment()));
                }
            }
            case Ladder.Move.Partly() -> {
                course.stand(now.standing()
                        .at(DispatchStatus.PARTIAL)
                        .with(new Coming(answer.agencyId(), now.holder().name(), DispatchStatus.PARTIAL, true)));
                tell(course, answer, true);
                // It comes: the rest is asked of the next one, and nothing is passed on.
                course.drop();
                Escalation.askFrom(course, now.rung() + 1, "PARTIAL");
            }
            case Ladder.Move.NextAgency() -> {
                course.stand(now.standing().without(answer.agencyId()).at(DispatchStatus.DECLINED));
                tell(course, answer, true);
                Escalation.moveOn(course, "DECLINED");
                if (Ladder.accepted(now.status())) {
                    course.live();
                }
            }
            case Ladder.Move.Recorded() -> tell(course, answer, namesUnits(answer, now.status()));
        }
    }

    /** It is as far as it was, and says who comes. */
    private static boolean namesUnits(Answer answer, DispatchStatus now) {
        return answer.units().fresh() && Ladder.comes(answer.step()) && Ladder.of(answer.step()) == now;
    }

    /** What may wait may be put off; where life is at risk the deadline runs on. */
    private static void deferred(Course course, Answer answer) {
        Instant until = answer.deferredUntil();
        boolean mayWait = course.now().order().priority().compareTo(Priority.P3) >= 0;
        if (mayWait && until != null) {
            Instant expires = course.now().order().expiresAt();
            course.deadline(new Timing.Until(until.isBefore(expires) ? until : expires));
        }
    }

    /** An agency that comes besides the holder goes up a ladder of its own. */
    private static void comingSays(Course course, Answer answer, Coming coming) {
        Dispatch now = course.now();
        if (answer.step() == AckStep.DECLINED) {
            course.stand(now.standing().without(coming.agencyId()));
            tell(course, answer, true);
            if (Standing.takesAll(coming)
                    && !Ladder.accepted(now.status())
                    && !Escalation.somebodyComes(course.now())) {
                // Its coming had stopped the holder's deadline.
                Escalation.waitForHolder(course);
            }
            return;
        }
        DispatchStatus to = Ladder.of(answer.step());
        boolean may = now.status() != DispatchStatus.WITHDRAWN;
        boolean up = may && Ladder.height(to) > Ladder.height(coming.status());
        if (up) {
            course.stand(now.standing().with(new Coming(coming.agencyId(), coming.name(), to, coming.partly())));
        }
        tell(course, answer, up || may && namesUnits(answer, coming.status()));
        if (up
                && to == DispatchStatus.DONE
                && !Ladder.accepted(now.status())
                && !Escalation.somebodyComes(course.now())) {
            // It has left, and whoever holds the order has not accepted it.
            Escalation.waitForHolder(course);
            course.live();
        }
    }

    /** The order had moved on. Its coming is recorded, all who have to do with it are told, and only a person ends it. */
    private static void passedOverSays(Course course, Answer answer) {
        Dispatch now = course.now();
        boolean comes = Ladder.comes(answer.step()) && !Ladder.closed(now.status());
        if (comes) {
            course.stand(now.standing()
                    .with(new Coming(
                            answer.agencyId(),
                            course.name(answer.agencyId()),
                            Ladder.of(answer.step()),
                            answer.step() == AckStep.PARTIAL)));
        }
        tell(course, answer, false);
        if (comes) {
            course.tell(answer.agencyId(), Type.ALSO_COMING);
            course.tell(now.holder().agencyId(), Type.ALSO_COMING);
            if (!Ladder.over(now.status()) && Escalation.somebodyComes(course.now())) {
                course.deadline(new Timing.Stopped());
            }
        }
    }

    private static void tell(Course course, Answer answer, boolean effective) {
        DispatchEvent.Answering agency = new DispatchEvent.Answering(answer.agencyId(), course.name(answer.agencyId()));
        course.tellFact(snapshot -> fact(snapshot, answer, agency, effective, course.moment()));
    }

    private static DispatchEvent fact(
            DispatchSnapshot dispatch, Answer answer, DispatchEvent.Answering agency, boolean effective, Instant now) {
        return switch (answer.step()) {
            case EN_ROUTE, ON_SCENE, DONE ->
                new ResponderStatusChanged(
                        dispatch,
                        answer.step(),
                        effective,
                        now,
                        agency,
                        answer.by(),
                        answer.units().names());
            case RECEIVED, READ, ACCEPTED, PARTIAL, DECLINED, DEFERRED, OTHER ->
                new DispatchAcknowledged(
                        dispatch,
                        answer.step(),
                        answer.by(),
                        effective,
                        answer.reason(),
                        answer.deferredUntil(),
                        now,
                        agency,
                        answer.units().names());
        };
    }
}
