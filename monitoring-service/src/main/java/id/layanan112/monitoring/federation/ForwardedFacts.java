package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a centre's own stack, as it forwards them.
 *
 * @param report what the centre says that it published, when all of it is in these facts or came before; a
 *     {@code CentreReported}
 */
record ForwardedFacts(
        @Nullable List<@Nullable ForwardedFact> facts,
        @Nullable JsonNode report) {
    static final int MOST = 2_000;

    /**
     * One fact, without its protected blocks.
     *
     * @param id the event's own, so that it counts once however often it comes
     * @param type {@code ce_type}
     */
    record ForwardedFact(
            @Nullable UUID id,
            @Nullable String type,
            @Nullable JsonNode value) {}
}
