package id.layanan112.gateway.link;

import id.layanan112.contracts.DispatchStatus;
import java.util.List;

/** The steps that an officer takes with one tap. */
public enum StepButton {
    ACCEPTED,
    PARTIAL,
    DECLINED,
    DEFERRED,
    EN_ROUTE,
    ON_SCENE,
    DONE;

    /** What can be said of an order that is this far, the likeliest first. */
    public static List<StepButton> from(DispatchStatus status) {
        return switch (status) {
            case ORDERED, DELIVERED, RECEIVED, READ -> List.of(ACCEPTED, PARTIAL, DEFERRED, DECLINED);
            case DEFERRED -> List.of(ACCEPTED, PARTIAL, DECLINED);
            case ACCEPTED, PARTIAL -> List.of(EN_ROUTE, DECLINED);
            case EN_ROUTE -> List.of(ON_SCENE);
            case ON_SCENE -> List.of(DONE);
            case DONE, WITHDRAWN, ESCALATED, UNFULFILLED, DECLINED, OTHER -> List.of();
        };
    }
}
