package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Instant;
import java.util.List;

/** Routing's decisions: an order that is new, and one that is otherwise than before. */
public final class Placing {
    private Placing() {}

    /** An order that is new. */
    public static Consequence place(Ordered order, Reach reach, Instant now) {
        Course course = new Course(
                new Dispatch(order, new Standing(1, DispatchStatus.ORDERED, 0, 0, List.of(), false, 0)), reach, now);
        begin(course);
        return course.consequence();
    }

    /** At its first agency; one whose time is over already is told to a human, never dropped. */
    private static void begin(Course course) {
        Ordered order = course.now().order();
        if (!order.expiresAt().isAfter(course.moment())) {
            course.giveToHuman(order.chain().size() - 1, "EXPIRED");
            return;
        }
        course.expiry(new Timing.Until(order.expiresAt()));
        course.ask(0, null);
        if (!Ladder.over(course.now().status())) {
            int rung = course.now().rung();
            course.deadline(new Timing.Begins(rung == 0 ? order.decidedAt() : null, order.deadline(rung)));
        }
    }

    /** Routing decided again. The agency that has it keeps it and is told what is new; without one it begins again. */
    public static Consequence revise(Dispatch before, Ordered order, Reach reach, Instant now) {
        Course course = new Course(before, reach, now);
        if (before.status() == DispatchStatus.DONE
                || before.status() != DispatchStatus.WITHDRAWN && before.order().sameAs(order)) {
            // Told again: its holder, also a human, has it, or is about to get it.
            return course.consequence();
        }
        course.drop();
        boolean withdrawn = before.status() == DispatchStatus.WITHDRAWN;
        int kept = withdrawn ? -1 : order.rungOf(before.holder().agencyId());
        course.stand(course.now().standing().told());
        if (kept < 0) {
            if (!Ladder.over(before.status())) {
                course.tell(before.holder().agencyId(), Type.WITHDRAWN);
            }
            course.order(order);
            course.deadline(new Timing.Stopped());
            Standing old = course.now().standing();
            course.stand(new Standing(
                    old.version(),
                    DispatchStatus.ORDERED,
                    0,
                    0,
                    withdrawn ? List.of() : old.coming(),
                    false,
                    old.round()));
            keepComing(course, order);
            begin(course);
            return course.consequence();
        }
        course.order(order);
        course.stand(course.now()
                .standing()
                .at(before.status(), kept, before.standing().channel()));
        keepComing(course, order);
        course.tellHolder();
        if (!Ladder.accepted(before.status())) {
            course.deadline(new Timing.BeginsUnlessSooner(order.decidedAt(), order.deadline(kept)));
        }
        return course.consequence();
    }

    /** Who comes as well gets what is new too; who is not in the chain any more is told so. */
    private static void keepComing(Course course, Ordered order) {
        for (Coming one : course.now().standing().coming()) {
            boolean kept = order.rungOf(one.agencyId()) >= 0;
            course.tell(one.agencyId(), kept ? Type.ORDERED : Type.WITHDRAWN);
            if (!kept) {
                course.stand(course.now().standing().without(one.agencyId()));
            }
        }
    }
}
