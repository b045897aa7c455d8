package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentEvent.IncidentClosed;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, as it stands now; each change is a new revision. */
public record Incident(
        UUID incidentId,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        Set<String> kindsAsked,
        Set<String> kindsWithdrawn,
        boolean open,
        Instant openedAt,
        boolean exercise) {

    /** What became of the wish to close an incident. */
    public sealed interface Closure {
        record Closed(Incident incident, IncidentClosed event) implements Closure {}

        record AlreadyClosed() implements Closure {}
    }

    public Closure close(Disposition disposition, Instant now) {
        if (!open) {
            return new Closure.AlreadyClosed();
        }
        Incident closed = new Incident(
                incidentId,
                revision + 1,
                centreCode,
                regionCode,
                incidentType,
                priority,
                sensitivity,
                hazards,
                victims,
                Set.of(),
                Set.of(),
                false,
                openedAt,
                exercise);
        return new Closure.Closed(closed, new IncidentClosed(closed.snapshot(ProtectedBlocks.NONE), disposition, now));
    }

    /** What others may know of it. */
    public IncidentSnapshot snapshot(ProtectedBlocks blocks) {
        return new IncidentSnapshot(
                incidentId,
                revision,
                centreCode,
                regionCode,
                List.of(),
                incidentType,
                priority,
                sensitivity,
                hazards,
                victims,
                kindsAsked,
                kindsWithdrawn,
                open,
                openedAt,
                exercise,
                blocks);
    }
}
