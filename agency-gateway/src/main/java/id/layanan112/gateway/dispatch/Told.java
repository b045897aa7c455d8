package id.layanan112.gateway.dispatch;

import java.time.Instant;
import java.util.UUID;

/**
 * A line that was told of an incident after an order of it was decided.
 *
 * @param line protected narrative block of this line alone
 */
public record Told(UUID lineId, Instant at, String line) {
    @Override
    public String toString() {
        return "Told[" + lineId + "]";
    }
}
