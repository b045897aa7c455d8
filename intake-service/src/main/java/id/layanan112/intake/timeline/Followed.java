package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way an incident takes through the other services.
 *
 * @param route null while routing has not answered
 */
record Followed(@Nullable Route route, List<Order> orders) {

    /** Who is asked for each kind, as far as it is known: whoever holds its order, else its first rung. */
    Map<String, Rung> holders() {
        Map<String, Rung> holders = new LinkedHashMap<>();
        if (route != null) {
            route.assignments().forEach(asked -> holders.put(asked.kind(), asked.first()));
        }
        orders.forEach(order -> holders.replace(order.kind(), order.holder()));
        return holders;
    }

    record Route(long revision, List<Asked> assignments, Rung human) {}

    /** @param first the rung that is asked first */
    record Asked(String kind, Rung first) {}

    record Order(
            UUID dispatchId, String kind, DispatchRole role, DispatchStatus status, Rung holder, Instant orderedAt) {}
}
