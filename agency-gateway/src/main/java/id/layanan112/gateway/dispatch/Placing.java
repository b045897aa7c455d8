package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Telling.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Routing's decisions: an order that is new, and one that is otherwise than before. */
public final class Placing {
    private Placing() {}

    /** An order that is new. */
    public static Consequence place(Ordered order, Reach reach, Instant now) {
        Course course = new Course(
                new Dispatch(order, new Standing(1, DispatchStatus.ORDERED, 0, 0, List.of(), List.of(), false, 0)),
                reach,
                now);
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
        if (!Ladder.accepted(course.now().status())) {
            int rung = course.now().rung();
            course.deadline(new Timing.Begins(rung == 0 ? order.decidedAt() : null, order.deadline(rung)));
        }
    }

    /** Routing decided again. The agency that has it keeps it and is told what is new; without one it begins again. */
    public static Consequence revise(Dispatch before, Ordered order, Reach reach, Instant now) {
        Course course = new Course(before, reach, now);
        boolean withdrawn = before.status() == DispatchStatus.WITHDRAWN;
        Ordered next = withdrawn ? order : withThoseThatCome(before, order);
        if (before.status() == DispatchStatus.DONE
                || !withdrawn && before.order().sameAs(next)) {
            // Told again: its holder, also a human, has it, or is about to get it.
            return course.consequence();
        }
        int kept = withdrawn ? -1 : next.rungOf(before.holder().agencyId());
        course.dropAll();
        course.stand(course.now().standing().told());
        Optional<Coming> comes =
                withdrawn ? Optional.empty() : before.standing().foremost(next);
        if (kept < 0 && comes.isPresent()) {
            heldBy(course, next, comes.get());
        } else if (kept < 0) {
            anew(course, next, withdrawn);
        } else {
            kept(course, next, kept);
        }
        return course.consequence();
    }

    /** The chain may leave them out by now, for they are busy with this very order: only a person takes it from them. */
    private static Ordered withThoseThatCome(Dispatch before, Ordered order) {
        Ordered next = order;
        for (Coming one : before.standing().coming()) {
            int rung = before.order().rungOf(one.agencyId());
            if (next.rungOf(one.agencyId()) < 0 && rung >= 0) {
                next = next.keeping(before.order().chain().get(rung));
            }
        }
        boolean has = Ladder.accepted(before.status()) && !Ladder.over(before.status());
        return has && next.rungOf(before.holder().agencyId()) < 0 ? next.keeping(before.holder()) : next;
    }

    /** Nobody of the chain holds it, but one comes: that one has it, and is not asked anew. */
    private static void heldBy(Course course, Ordered order, Coming one) {
        Dispatch before = course.now();
        if (!Ladder.over(before.status())) {
            course.tell(before.holder().agencyId(), Type.WITHDRAWN);
        }
        course.order(order);
        course.hold(one, before.holder(), "REVISED");
        kept(course, order, course.now().rung());
    }

    /** Without an agency that has it the order begins again. */
    private static void anew(Course course, Ordered order, boolean withdrawn) {
        Dispatch before = course.now();
        if (!Ladder.over(before.status())) {
            course.tell(before.holder().agencyId(), Type.WITHDRAWN);
        }
        course.order(order);
        course.deadline(new Timing.Stopped());
        Standing old = before.standing();
        // Another round: to an agency that had it before it must not look like what it had.
        course.stand(new Standing(
                old.version(),
                DispatchStatus.ORDERED,
                0,
                0,
                withdrawn ? List.of() : old.coming(),
                old.asked(),
                false,
                old.round() + 1));
        tellThoseThatCome(course);
        begin(course);
    }

    private static void kept(Course course, Ordered order, int rung) {
        Dispatch before = course.now();
        course.order(order);
        course.stand(
                before.standing().at(before.status(), rung, before.standing().channel()));
        tellThoseThatCome(course);
        course.tellHolder();
        if (!Ladder.accepted(before.status())) {
            course.deadline(new Timing.BeginsUnlessSooner(order.decidedAt(), order.deadline(rung)));
            course.expiry(new Timing.Until(order.expiresAt()));
        }
    }

    private static void tellThoseThatCome(Course course) {
        course.now().standing().coming().forEach(one -> course.tell(one.agencyId(), Type.ORDERED));
    }
}
