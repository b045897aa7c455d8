package id.layanan112.intake.incident;

import id.layanan112.contracts.HandoverOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells in the incident's timeline what becomes of handing it over. */
public interface HandoverTold {
    /**
     * In the current transaction; the same twice is one line.
     *
     * @param outcome null when it is offered
     */
    void told(UUID incidentId, UUID handoverId, String toRegion, @Nullable HandoverOutcome outcome, Instant at);
}
