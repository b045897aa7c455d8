package id.layanan112.gateway.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliveryQueue.Type;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the body of a delivery: the only place where blocks are opened, and only on their way out. */
@ApplicationScoped
class DeliveryBodies {
    private final BlockCipher cipher;
    private final String publicUrl;

    DeliveryBodies(
            BlockCipher cipher,
            @ConfigProperty(name = "layanan112.gateway.public-url", defaultValue = "http://127.0.0.1:8113")
                    String publicUrl) {
        this.cipher = cipher;
        this.publicUrl = publicUrl;
    }

    byte[] of(Claimed claimed, Dispatch dispatch) {
        boolean ordered = claimed.type() == Type.ORDERED;
        ProtectedBlocks blocks = ordered ? blocks(claimed, dispatch) : ProtectedBlocks.NONE;
        UUID incidentId = dispatch.incidentId();
        DeliveryBody body = new DeliveryBody(
                ordered ? "dispatch.ordered" : "dispatch.withdrawn",
                dispatch.exercise() ? "LATIHAN" : null,
                claimed.deliveryId(),
                dispatch.dispatchId(),
                incidentId,
                dispatch.revision(),
                claimed.agencyId(),
                dispatch.kind(),
                dispatch.role(),
                dispatch.incidentType(),
                dispatch.priority(),
                dispatch.sensitivity(),
                dispatch.hazards(),
                dispatch.victims(),
                dispatch.regionCode(),
                dispatch.exercise(),
                dispatch.late(),
                dispatch.orderedAt(),
                dispatch.decidedAt().plusSeconds(dispatch.ackSeconds()),
                publicUrl + "/dispatches/" + dispatch.dispatchId() + "/acknowledgements",
                open(incidentId, Block.CALLER, blocks.caller()),
                open(incidentId, Block.SCENE, blocks.scene()),
                open(incidentId, Block.NARRATIVE, blocks.narrative()));
        try {
            return EventJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery body cannot be written");
        }
    }

    /** What the order's kind may have, and of that no more than the kind that stands in for it may have. */
    private static ProtectedBlocks blocks(Claimed claimed, Dispatch dispatch) {
        // By its id: a revision that came since it was claimed may have another chain.
        return dispatch.chain().stream()
                .filter(rung -> claimed.agencyId().equals(rung.agencyId()) && rung.kind() != null)
                .findFirst()
                .map(rung ->
                        BlockEntitlement.of(String.valueOf(rung.kind()), dispatch.sensitivity(), dispatch.blocks()))
                .orElse(ProtectedBlocks.NONE);
    }

    private @Nullable JsonNode open(UUID incidentId, Block block, @Nullable String closed) {
        if (closed == null || !cipher.holds(block)) {
            return null;
        }
        try {
            return EventJson.MAPPER.readTree(cipher.decrypt(incidentId, block, closed));
        } catch (BlockCipher.Unreadable | IOException e) {
            // The agency must come even where a detail cannot be opened: type, priority and region stand in the order.
            return null;
        }
    }
}
