package id.layanan112.gateway.details;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The only place where blocks are opened, and only on their way to the agency that may have them. */
@ApplicationScoped
public class OpenBlocks {
    private final BlockCipher cipher;

    OpenBlocks(BlockCipher cipher) {
        this.cipher = cipher;
    }

    /** In clear; null where the agency may not have it, or where it cannot be opened. */
    public record Opened(
            @Nullable JsonNode caller,
            @Nullable JsonNode scene,
            @Nullable JsonNode narrative) {
        public static final Opened NOTHING = new Opened(null, null, null);

        /** The place in words; null when nobody said it, or the agency may not know. */
        public @Nullable String address() {
            return scene == null ? null : scene.path("address").asText(null);
        }

        @Override
        public String toString() {
            return "Opened[...]";
        }
    }

    /** What the order's kind may have, and of that no more than the kind that stands in for it may have. */
    public Opened of(Dispatch dispatch, String agencyId) {
        // By its id: a revision that came since may have another chain.
        ProtectedBlocks blocks = dispatch.order().chain().stream()
                .filter(rung -> agencyId.equals(rung.agencyId()) && rung.kind() != null)
                .findFirst()
                .map(rung -> BlockEntitlement.of(
                        String.valueOf(rung.kind()),
                        dispatch.order().sensitivity(),
                        dispatch.order().blocks()))
                .orElse(ProtectedBlocks.NONE);
        UUID incidentId = dispatch.order().incidentId();
        return new Opened(
                open(incidentId, Block.CALLER, blocks.caller()),
                open(incidentId, Block.SCENE, blocks.scene()),
                open(incidentId, Block.NARRATIVE, blocks.narrative()));
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
