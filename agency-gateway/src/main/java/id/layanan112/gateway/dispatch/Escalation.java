package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchEvent.AckDeadlineMissed;
import id.layanan112.contracts.DispatchEvent.Answering;
import id.layanan112.contracts.DispatchEvent.DispatchClosed;
import id.layanan112.contracts.DispatchEvent.DispatchDelivered;
import id.layanan112.contracts.DispatchEvent.DispatchNoted;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Happening.Answer;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rule about escalation: an order that its holder does not take goes by the holder's next channel, then to the next
 * agency of its chain, and in the end to a human. Pure: what comes of it is written elsewhere.
 */
public final class Escalation {
    private Escalation() {}

    /** What comes of what happened to an order. */
    public static Consequence after(Dispatch before, Happening happening, Reach reach, Instant now) {
        Course course = new Course(before, reach, now);
        switch (happening) {
            case Happening.Taken taken -> taken(course, taken);
            case Happening.Unreachable(int rung, Reach.Line line) -> unreachable(course, rung, line);
            case Answer answer -> Answers.said(course, answer);
            case Happening.Noted noted -> noted(course, noted);
            case Happening.ToldMore(UUID lineId) -> toldMore(course, lineId);
            case Happening.Silence(Instant dueAt) -> silence(course, dueAt);
            case Happening.Expiry() -> expired(course);
            case Happening.Withdrawn() -> withdrawn(course);
            case Happening.TakenFrom(String agencyId) -> ByHand.takenFrom(course, agencyId);
            case Happening.Again(String agencyId) -> ByHand.again(course, agencyId);
        }
        return course.consequence();
    }

    /** Told, and nothing else: whoever has to come has to come. */
    private static void noted(Course course, Happening.Noted noted) {
        Answering agency = new Answering(noted.agencyId(), course.name(noted.agencyId()));
        course.tellFact(
                snapshot -> new DispatchNoted(snapshot, agency, noted.lineId(), noted.response(), course.moment()));
    }

    /** Whoever has it, and whoever comes besides, hears it: as far as that agency's own kind may know what is told. */
    private static void toldMore(Course course, UUID lineId) {
        Dispatch now = course.now();
        if (Ladder.closed(now.status())) {
            return;
        }
        Stream.concat(
                        Stream.ofNullable(now.holder().agencyId()),
                        now.standing().coming().stream().map(Coming::agencyId))
                .distinct()
                .filter(now.order()::mayKnowNarrative)
                .forEach(agency -> course.tellMore(agency, lineId));
    }

    private static void taken(Course course, Happening.Taken taken) {
        Dispatch now = course.now();
        boolean first = Ladder.delivers(now.status());
        boolean nextChannel = taken.line().position() > 0 && !Ladder.accepted(now.status());
        if (now.rung() == taken.rung() && !Ladder.over(now.status()) && (first || nextChannel)) {
            if (first) {
                course.stand(now.standing().at(DispatchStatus.DELIVERED));
            }
            course.tellFact(
                    snapshot -> new DispatchDelivered(snapshot, taken.line().type(), taken.attempt(), course.moment()));
        }
    }

    /** A result of an earlier rung or channel, or of an order that went further by itself, changes nothing. */
    private static void unreachable(Course course, int rung, Reach.Line line) {
        Dispatch now = course.now();
        boolean present = now.rung() == rung && now.standing().channel() == line.position();
        if (!present || Ladder.accepted(now.status())) {
            return;
        }
        Optional<Reach.Line> next = course.lineBehind(line.position());
        if (next.isPresent()) {
            course.stand(now.standing().over(next.get().position()));
            course.tellHolder();
        } else if (Ladder.delivers(now.status())) {
            moveOn(course, "UNDELIVERABLE");
        }
        // Else it was delivered by an earlier channel, and its deadline runs.
    }

    /** Nobody accepted in time: the next channel of the same agency, then the next agency, then a human. */
    private static void silence(Course course, Instant dueAt) {
        Dispatch now = course.now();
        if (Ladder.accepted(now.status()) || somebodyComes(now)) {
            return;
        }
        Optional<Reach.Line> next = course.lineBehind(now.standing().channel());
        course.stand(now.standing().afterMiss());
        course.tellFact(snapshot -> new AckDeadlineMissed(
                snapshot, dueAt, course.moment(), next.map(Reach.Line::type).orElse(null)));
        if (next.isPresent()) {
            course.stand(course.now().standing().over(next.get().position()));
            course.tellHolder();
            // The agency had its time: by another channel it has half of it once more.
            course.deadline(
                    new Timing.Begins(null, now.order().deadline(now.rung()).dividedBy(2)));
        } else {
            moveOn(course, "DEADLINE_MISSED");
        }
    }

    /** To the next agency of the chain. The one before is told, where it can have heard of the order. */
    static void moveOn(Course course, String reason) {
        Dispatch now = course.now();
        course.drop();
        if (Ladder.height(now.status()) > 0) {
            course.tell(now.holder().agencyId(), Type.PASSED_ON);
        }
        askFrom(course, now.rung() + 1, reason);
    }

    /** Asks the next one that can be told, and waits for it. */
    static void askFrom(Course course, int rung, String reason) {
        course.ask(rung, reason);
        if (!Ladder.accepted(course.now().status())) {
            waitForHolder(course);
        }
    }

    /** The holder has its whole time, from now. */
    static void waitForHolder(Course course) {
        Duration deadline = course.now().order().deadline(course.now().rung());
        course.deadline(new Timing.Begins(null, deadline));
    }

    private static void expired(Course course) {
        Dispatch now = course.now();
        if (Ladder.accepted(now.status()) || somebodyComes(now)) {
            return;
        }
        course.drop();
        if (Ladder.height(now.status()) > 0) {
            course.tell(now.holder().agencyId(), Type.PASSED_ON);
        }
        course.giveToHuman(now.order().chain().size() - 1, "EXPIRED");
    }

    private static void withdrawn(Course course) {
        Dispatch now = course.now();
        if (Ladder.closed(now.status())) {
            return;
        }
        course.dropAll();
        course.stop();
        course.stand(now.standing().at(DispatchStatus.WITHDRAWN));
        course.tellFact(snapshot -> new DispatchClosed(snapshot, "WITHDRAWN", course.moment()));
        course.tell(now.holder().agencyId(), Type.WITHDRAWN);
        now.standing().coming().forEach(one -> course.tell(one.agencyId(), Type.WITHDRAWN));
    }

    /** True when an agency comes that takes all of it, though it does not hold the order. */
    static boolean somebodyComes(Dispatch dispatch) {
        return dispatch.standing().coming().stream().anyMatch(Standing::takesAll);
    }
}
