package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchEvent.DispatchEscalated;
import id.layanan112.contracts.Rung;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person does with an order. Nothing comes of what would leave nobody who has it. */
final class ByHand {
    private ByHand() {}

    /** From one of several agencies that come. */
    static void takenFrom(Course course, String agencyId) {
        Dispatch now = course.now();
        Optional<Coming> furthest = now.standing().without(agencyId).coming().stream()
                .max(Comparator.comparingInt(one -> Ladder.height(one.status())));
        if (now.standing().coming(agencyId).isPresent() && !Ladder.closed(now.status())) {
            Rung from = now.order().chain().get(Math.max(0, now.order().rungOf(agencyId)));
            course.stand(now.standing().without(agencyId));
            takenFrom(course, agencyId, from);
        } else if (agencyId.equals(now.holder().agencyId()) && furthest.isPresent() && !Ladder.over(now.status())) {
            Coming next = furthest.get();
            Rung from = now.holder();
            course.drop();
            course.stop();
            course.stand(now.standing()
                    .without(next.agencyId())
                    .at(next.status(), now.order().rungOf(next.agencyId()), 0));
            takenFrom(course, agencyId, from);
        }
    }

    private static void takenFrom(Course course, String agencyId, Rung from) {
        course.tellFact(
                snapshot -> new DispatchEscalated(snapshot, from, course.now().holder(), "WITHDRAWN", course.moment()));
        course.tell(agencyId, Type.WITHDRAWN);
        if (!Ladder.accepted(course.now().status()) && !Escalation.somebodyComes(course.now())) {
            Dispatch now = course.now();
            course.deadline(new Timing.Begins(null, now.order().deadline(now.rung())));
        }
    }

    /** A person's will: the order lives as long again as it did, and whoever is named is asked anew. */
    static void again(Course course, @Nullable String agencyId) {
        Dispatch now = course.now();
        if (Ladder.closed(now.status())) {
            return;
        }
        Ordered order = now.order();
        Duration life = Duration.between(order.decidedAt(), order.expiresAt());
        course.order(order.until(course.moment().plus(life)));
        course.stand(now.standing().anotherRound());
        String asked = agencyId == null ? now.holder().agencyId() : agencyId;
        int rung = asked == null ? 0 : order.rungOf(asked);
        course.drop();
        if (rung == now.rung() && Ladder.accepted(now.status()) && !Ladder.over(now.status())) {
            course.tellHolder();
            return;
        }
        course.ask(Math.max(rung, 0), "AGAIN");
        if (!Ladder.over(course.now().status())) {
            course.expiry(new Timing.Until(course.now().order().expiresAt()));
            course.deadline(new Timing.Begins(null, order.deadline(course.now().rung())));
        }
    }
}
