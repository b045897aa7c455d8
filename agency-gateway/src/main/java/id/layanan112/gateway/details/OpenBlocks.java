package id.layanan112.gateway.details;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Told;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The only place where blocks are opened, and only on their way to the agency that may have them. */
@ApplicationScoped
public class OpenBlocks {
    private final BlockCipher cipher;

    OpenBlocks(BlockCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * A line that was told later, in clear.
     *
     * @param text null where it cannot be opened any more
     */
    public record Line(UUID lineId, Instant at, @Nullable String text) {
        @Override
        public String toString() {
            return "Line[...]";
        }
    }

    /**
     * In clear; null where the agency may not have it, or where it cannot be opened.
     *
     * @param lines oldest first; empty where there are none
     */
    public record Opened(
            @Nullable JsonNode caller,
            @Nullable JsonNode scene,
            @Nullable JsonNode narrative,
            List<Line> lines) {
        public static final Opened NOTHING = new Opened(null, null, null, List.of());

        /** The place in words; null when nobody said it, or the agency may not know. */
        public @Nullable String address() {
            return scene == null ? null : scene.path("address").asText(null);
        }

        @Override
        public String toString() {
            return "Opened[...]";
        }
    }

    /**
     * What the order's kind may have, and of that no more than the kind that stands in for it may have.
     *
     * @param told lines that came after the narrative, which has those that came before
     */
    public Opened of(Dispatch dispatch, String agencyId, List<Told> told) {
        // By its id: a revision that came since may have another chain.
        Optional<String> kind = dispatch.order().chain().stream()
                .filter(rung -> agencyId.equals(rung.agencyId()) && rung.kind() != null)
                .findFirst()
                .map(rung -> String.valueOf(rung.kind()));
        Sensitivity sensitivity = dispatch.order().sensitivity();
        ProtectedBlocks blocks = kind.map(one ->
                        BlockEntitlement.of(one, sensitivity, dispatch.order().blocks()))
                .orElse(ProtectedBlocks.NONE);
        boolean mayKnow = kind.filter(one -> BlockEntitlement.mayKnowNarrative(one, sensitivity))
                .isPresent();
        UUID incidentId = dispatch.order().incidentId();
        JsonNode narrative = open(incidentId, Block.NARRATIVE, blocks.narrative());
        return new Opened(
                open(incidentId, Block.CALLER, blocks.caller()),
                open(incidentId, Block.SCENE, blocks.scene()),
                narrative instanceof ObjectNode known && known.has("text")
                        ? known.deepCopy().without("lines")
                        : null,
                lines(incidentId, narrative, mayKnow ? told : List.of()));
    }

    /** Each once, whichever way it came. */
    private List<Line> lines(UUID incidentId, @Nullable JsonNode narrative, List<Told> told) {
        Map<UUID, Line> lines = new LinkedHashMap<>();
        if (narrative != null) {
            for (JsonNode known : narrative.path("lines")) {
                line(known).ifPresent(line -> lines.put(line.lineId(), line));
            }
        }
        for (Told line : told) {
            JsonNode opened = open(incidentId, Block.NARRATIVE, line.line());
            lines.putIfAbsent(
                    line.lineId(),
                    new Line(
                            line.lineId(),
                            line.at(),
                            opened == null ? null : opened.path("text").asText()));
        }
        return lines.values().stream()
                .sorted(Comparator.comparing(Line::at).thenComparing(Line::lineId))
                .toList();
    }

    /** Empty when it reads as none: that keeps back no order. */
    private static Optional<Line> line(JsonNode line) {
        try {
            return Optional.of(new Line(
                    UUID.fromString(line.path("lineId").asText()),
                    Instant.parse(line.path("at").asText()),
                    line.path("text").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
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
