package id.layanan112.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole present state of an incident, as far as routing needs it: no event is understood only with another.
 *
 * @param revision 1 for the first state; the highest wins
 * @param centreCode the centre that took the call: its supervisor is the final human
 * @param neighbourRegions regions that the uncertainty circle touches besides {@code regionCode}
 * @param kindsAsked agency kinds that a dispatcher asked for
 * @param kindsWithdrawn agency kinds that a dispatcher withdrew
 * @param open false after closure: nothing may be ordered any more
 * @param probe true when it came by a call of the probe; null from older intakes, which know none
 */
public record IncidentSnapshot(
        UUID incidentId,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        List<String> neighbourRegions,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        Set<String> kindsAsked,
        Set<String> kindsWithdrawn,
        boolean open,
        Instant openedAt,
        boolean exercise,
        ProtectedBlocks protectedBlocks,
        @Nullable Boolean probe) {

    /**
     * True of what the probe made: no person waits for it, and none may be disturbed. What is no exercise is never that,
     * whatever it says.
     */
    public boolean ofProbe() {
        return exercise && Boolean.TRUE.equals(probe);
    }
}
