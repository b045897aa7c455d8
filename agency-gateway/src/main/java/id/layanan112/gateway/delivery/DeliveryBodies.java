package id.layanan112.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.gateway.details.OpenBlocks;
import id.layanan112.gateway.dispatch.Ordered;
import id.layanan112.gateway.dispatch.Telling.Type;
import id.layanan112.gateway.link.GatewayUrls;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.kit.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Makes the body of a delivery, in the words of the channel. */
@ApplicationScoped
public class DeliveryBodies {
    private final OpenBlocks blocks;
    private final GatewayUrls urls;

    DeliveryBodies(OpenBlocks blocks, GatewayUrls urls) {
        this.blocks = blocks;
        this.urls = urls;
    }

    byte[] of(ChannelType channel, Delivery delivery) {
        DeliveryBody body = body(delivery);
        Object written = channel == ChannelType.EIDO ? Eido.of(body, delivery) : body;
        try {
            return EventJson.MAPPER.writeValueAsBytes(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery body cannot be written");
        }
    }

    public DeliveryBody body(Delivery delivery) {
        Ordered order = delivery.dispatch().order();
        Type type = delivery.claimed().type();
        OpenBlocks.Opened opened = type == Type.ORDERED || type == Type.TOLD_MORE
                ? blocks.of(delivery.dispatch(), delivery.claimed().agencyId(), delivery.told())
                : OpenBlocks.Opened.NOTHING;
        return new DeliveryBody(
                word(type),
                order.exercise() ? "LATIHAN" : null,
                delivery.claimed().deliveryId(),
                order.dispatchId(),
                order.incidentId(),
                order.revision(),
                delivery.claimed().agencyId(),
                order.kind(),
                order.role(),
                order.incidentType(),
                order.priority(),
                order.sensitivity(),
                order.hazards(),
                order.victims(),
                order.regionCode(),
                order.exercise(),
                order.late(),
                order.orderedAt(),
                delivery.ackBy(),
                order.expiresAt(),
                urls.acknowledgements(order.dispatchId()),
                opened.caller(),
                opened.scene(),
                opened.narrative(),
                opened.lines().isEmpty() ? null : opened.lines());
    }

    /** {@code dispatch.ordered}, {@code dispatch.passed-on}. */
    private static String word(Type type) {
        return "dispatch." + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
