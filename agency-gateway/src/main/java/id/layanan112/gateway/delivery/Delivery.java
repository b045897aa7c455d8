package id.layanan112.gateway.delivery;

import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery on its way.
 *
 * @param ackBy when silence moves the order on; null when nobody waits for an acceptance
 */
public record Delivery(
        Claimed claimed, Dispatch dispatch, @Nullable Instant ackBy) {}
