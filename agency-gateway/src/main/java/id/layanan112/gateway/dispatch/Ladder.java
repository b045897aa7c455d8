package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.DispatchStatus;

/** The ladder of an order: it goes up, or on to the next agency, and never back. */
public final class Ladder {
    private Ladder() {}

    /** What an agency's answer does. */
    public sealed interface Move {
        /** One or several rungs up. */
        record Up(DispatchStatus to) implements Move {}

        /** It comes with a part: the next one is asked for the rest at once. */
        record Partly() implements Move {}

        /** It will not: the next one is asked at once. */
        record NextAgency() implements Move {}

        /** Late, repeated or out of order: recorded, not applied. */
        record Recorded() implements Move {}
    }

    /** The move of an agency's answer {@code step} when it is at {@code now}. */
    public static Move acknowledge(DispatchStatus now, AckStep step) {
        if (over(now)) {
            return new Move.Recorded();
        }
        return switch (step) {
            case RECEIVED -> up(now, DispatchStatus.RECEIVED);
            case READ -> up(now, DispatchStatus.READ);
            case DEFERRED -> up(now, DispatchStatus.DEFERRED);
            case PARTIAL -> height(now) < height(DispatchStatus.PARTIAL) ? new Move.Partly() : new Move.Recorded();
            case ACCEPTED -> up(now, DispatchStatus.ACCEPTED);
            case EN_ROUTE -> up(now, DispatchStatus.EN_ROUTE);
            case ON_SCENE -> up(now, DispatchStatus.ON_SCENE);
            case DONE -> up(now, DispatchStatus.DONE);
            case DECLINED ->
                height(now) < height(DispatchStatus.EN_ROUTE) ? new Move.NextAgency() : new Move.Recorded();
            case OTHER -> new Move.Recorded();
        };
    }

    /** True when the agency's system took it over and nobody was further yet. */
    static boolean delivers(DispatchStatus now) {
        return now == DispatchStatus.ORDERED;
    }

    /** True when a person of an agency has it in hand: silence is over. */
    public static boolean accepted(DispatchStatus status) {
        return height(status) >= height(DispatchStatus.PARTIAL);
    }

    /** True when nothing an agency says changes it any more. */
    public static boolean over(DispatchStatus status) {
        return switch (status) {
            case DONE, WITHDRAWN, UNFULFILLED -> true;
            default -> false;
        };
    }

    /** True when it is history: done, or not ordered any more. A human who holds it still has it. */
    static boolean closed(DispatchStatus status) {
        return status == DispatchStatus.DONE || status == DispatchStatus.WITHDRAWN;
    }

    /** True of a step that only people take who come, or are there. */
    static boolean comes(AckStep step) {
        return switch (step) {
            case PARTIAL, ACCEPTED, EN_ROUTE, ON_SCENE -> true;
            case RECEIVED, READ, DECLINED, DEFERRED, DONE, OTHER -> false;
        };
    }

    /** The status of an agency that says {@code step}. */
    static DispatchStatus of(AckStep step) {
        return switch (step) {
            case RECEIVED -> DispatchStatus.RECEIVED;
            case READ -> DispatchStatus.READ;
            case ACCEPTED -> DispatchStatus.ACCEPTED;
            case PARTIAL -> DispatchStatus.PARTIAL;
            case DECLINED -> DispatchStatus.DECLINED;
            case DEFERRED -> DispatchStatus.DEFERRED;
            case EN_ROUTE -> DispatchStatus.EN_ROUTE;
            case ON_SCENE -> DispatchStatus.ON_SCENE;
            case DONE -> DispatchStatus.DONE;
            case OTHER -> DispatchStatus.OTHER;
        };
    }

    private static Move up(DispatchStatus now, DispatchStatus to) {
        return height(to) > height(now) ? new Move.Up(to) : new Move.Recorded();
    }

    static int height(DispatchStatus status) {
        return switch (status) {
            case ORDERED, ESCALATED, DECLINED, OTHER -> 0;
            case DELIVERED -> 1;
            case RECEIVED -> 2;
            case READ -> 3;
            case DEFERRED -> 4;
            case PARTIAL -> 5;
            case ACCEPTED -> 6;
            case EN_ROUTE -> 7;
            case ON_SCENE -> 8;
            case DONE, WITHDRAWN, UNFULFILLED -> 9;
        };
    }
}
