package id.layanan112.gateway.board;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.gateway.dispatch.Dispatch;

/**
 * What an order is to one of the agencies that were asked.
 *
 * @param status how far this agency is; the order's own where it is gone
 * @param gone true when it is another's now, or nobody's
 */
record Placed(Pane pane, DispatchStatus status, boolean gone) {

    static Placed of(Dispatch dispatch, String agencyId) {
        return dispatch.statusOf(agencyId)
                .map(Placed::with)
                .orElseGet(() -> new Placed(Pane.DONE, dispatch.status(), true));
    }

    private static Placed with(DispatchStatus status) {
        return switch (status) {
            case ORDERED, DELIVERED, RECEIVED, READ, DEFERRED -> new Placed(Pane.WAITING, status, false);
            case ACCEPTED, PARTIAL, EN_ROUTE, ON_SCENE -> new Placed(Pane.ACTIVE, status, false);
            case DONE -> new Placed(Pane.DONE, status, false);
            case WITHDRAWN, ESCALATED, UNFULFILLED, DECLINED, OTHER -> new Placed(Pane.DONE, status, true);
        };
    }

    /** True when nobody of the agency has read it: somebody has to be called to the screen. */
    boolean unread() {
        return switch (status) {
            case ORDERED, DELIVERED, RECEIVED -> !gone;
            case READ,
                    ACCEPTED,
                    PARTIAL,
                    DECLINED,
                    DEFERRED,
                    EN_ROUTE,
                    ON_SCENE,
                    DONE,
                    WITHDRAWN,
                    ESCALATED,
                    UNFULFILLED,
                    OTHER -> false;
        };
    }

    /** True when it may name its units: its people come, or are there. */
    boolean namesUnits() {
        return pane == Pane.ACTIVE;
    }
}
