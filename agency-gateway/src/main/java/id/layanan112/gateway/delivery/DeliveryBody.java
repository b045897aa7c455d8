package id.layanan112.gateway.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.gateway.details.OpenBlocks;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's system gets.
 *
 * @param heading what a person reads first; LATIHAN over everything that is no emergency
 * @param late true when the order was older than 10 minutes before it reached the gateway
 * @param type {@code dispatch.ordered}, {@code .told-more}: the same with one more line, {@code .withdrawn}: no longer yours, {@code .passed-on}: another agency is asked,
 *     {@code .also-coming}: another agency comes as well
 * @param ackBy when the next channel is used, or the next agency asked; null when nobody waits for an acceptance
 * @param expiresAt when a human gets it, whoever was asked
 * @param acknowledgeAt where to answer
 * @param caller in clear, and only for kinds that are entitled to it; likewise {@code scene} and {@code narrative}. Its
 *     {@code location} is where the caller's telephone was, where that is known
 * @param lines what was told after the narrative, all of it, oldest first; null when nothing was
 */
public record DeliveryBody(
        String type,
        @Nullable String heading,
        UUID deliveryId,
        UUID dispatchId,
        UUID incidentId,
        long revision,
        String agencyId,
        String kind,
        DispatchRole role,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        @Nullable String regionCode,
        boolean exercise,
        boolean late,
        Instant orderedAt,
        @Nullable Instant ackBy,
        Instant expiresAt,
        String acknowledgeAt,
        @Nullable JsonNode caller,
        @Nullable JsonNode scene,
        @Nullable JsonNode narrative,
        @Nullable List<OpenBlocks.Line> lines) {

    @Override
    public String toString() {
        return "DeliveryBody[" + deliveryId + "]";
    }
}
