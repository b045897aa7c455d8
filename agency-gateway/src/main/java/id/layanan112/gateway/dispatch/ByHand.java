package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchEvent.DispatchEscalated;
import id.layanan112.contracts.Rung;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person does with an order. Nothing comes of what would leave nobody who has it. */
final class ByHand {
    private ByHand() {}

    /** From one of several agencies that come. */
    static void takenFrom(Course course, String agencyId) {
        Dispatch now = course.now();
        if (Ladder.closed(now.status())) {
            return;
        }
        if (now.standing().coming(agencyId).isPresent()) {
            Coming taken = now.standing().coming(agencyId).get();
            Rung from = now.order().chain().get(Math.max(0, now.order().rungOf(agencyId)));
            course.stand(now.standing().without(agencyId));
            course.tellFact(snapshot ->
                    new DispatchEscalated(snapshot, from, course.now().holder(), "WITHDRAWN", course.moment()));
            course.tell(agencyId, Type.WITHDRAWN);
            if (Standing.takesAll(taken)
                    && !Ladder.accepted(course.now().status())
                    && !Escalation.somebodyComes(course.now())) {
                // Its coming had stopped the holder's deadline.
                Escalation.waitForHolder(course);
            }
        } else if (agencyId.equals(now.holder().agencyId()) && !Ladder.over(now.status())) {
            takenFromHolder(course, agencyId);
        }
    }

    private static void takenFromHolder(Course course, String agencyId) {
        Dispatch now = course.now();
        if (now.standing().coming().isEmpty()) {
            return;
        }
        Optional<Coming> furthest = now.standing().foremost(now.order());
        course.drop();
        course.tell(agencyId, Type.WITHDRAWN);
        if (furthest.isEmpty()) {
            // Others come with a part: the rest is somebody else's now.
            Escalation.askFrom(course, now.rung() + 1, "WITHDRAWN");
            course.live();
            return;
        }
        course.hold(furthest.get(), now.holder(), "WITHDRAWN");
    }

    /** A person's will: the order has a whole life before it, and whoever is named is asked anew. */
    static void again(Course course, @Nullable String agencyId) {
        Dispatch now = course.now();
        if (Ladder.closed(now.status())) {
            return;
        }
        course.order(now.order().livingFrom(course.moment()));
        course.stand(now.standing().anotherRound());
        String asked = agencyId == null ? now.holder().agencyId() : agencyId;
        int rung = asked == null ? 0 : Math.max(0, now.order().rungOf(asked));
        boolean has = Ladder.accepted(now.status()) && !Ladder.over(now.status());
        course.drop();
        if (has && rung == now.rung()) {
            Rung holder = now.holder();
            course.tellFact(snapshot -> new DispatchEscalated(snapshot, holder, holder, "AGAIN", course.moment()));
            course.tellHolder();
            return;
        }
        if (has) {
            // Who has accepted comes as well: only a person ends that, and by name.
            String holder = String.valueOf(now.holder().agencyId());
            course.stand(
                    course.now().standing().with(new Coming(holder, now.holder().name(), now.status(), false)));
            course.tell(holder, Type.ALSO_COMING);
        }
        Escalation.askFrom(course, rung, "AGAIN");
        course.live();
    }
}
