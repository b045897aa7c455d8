package id.layanan112.gateway.delivery;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Told;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery on its way.
 *
 * @param told lines, oldest first
 * @param ackBy when silence moves the order on; null when nobody waits for an acceptance
 */
public record Delivery(
        Claimed claimed, Dispatch dispatch, @Nullable Instant ackBy, List<Told> told) {
    static Delivery of(Claimed claimed, Dispatches.Listed order) {
        return new Delivery(claimed, order.dispatch(), order.ackBy(), order.told());
    }
}
