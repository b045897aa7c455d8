package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Rung;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way an incident takes through the other services.
 *
 * @param route null while routing has not answered
 */
record Followed(@Nullable Route route, List<Order> orders) {

    record Route(long revision, List<Asked> assignments, Rung human) {}

    /** @param first the rung that is asked first */
    record Asked(String kind, Rung first) {}

    record Order(
            UUID dispatchId, String kind, DispatchRole role, DispatchStatus status, Rung holder, Instant orderedAt) {}
}
