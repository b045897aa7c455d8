package id.layanan112.gateway.board;

import java.util.Arrays;

/** What the history of an order tells of. */
public enum HistoryStep {
    ORDERED,
    DELIVERED,
    RECEIVED,
    READ,
    ACCEPTED,
    PARTIAL,
    DECLINED,
    DEFERRED,
    EN_ROUTE,
    ON_SCENE,
    DONE,
    DEADLINE_MISSED,
    ESCALATED,
    UNFULFILLED,
    CLOSED,
    NOTED,
    OTHER;

    static HistoryStep of(String written) {
        return Arrays.stream(values())
                .filter(step -> step.name().equals(written))
                .findFirst()
                .orElse(OTHER);
    }
}
