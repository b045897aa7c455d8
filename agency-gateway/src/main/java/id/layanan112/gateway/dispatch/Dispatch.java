package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands now.
 *
 * @param rung index in the chain of who holds it
 * @param test true for an administrator's test order: the only exercise that uses the real channel
 * @param late true when it was older than 10 minutes on arrival
 */
public record Dispatch(
        UUID dispatchId,
        UUID incidentId,
        Lane lane,
        String kind,
        DispatchRole role,
        long version,
        long revision,
        String centreCode,
        @Nullable String regionCode,
        IncidentType incidentType,
        Priority priority,
        Sensitivity sensitivity,
        Set<Hazard> hazards,
        Victims victims,
        boolean exercise,
        boolean test,
        boolean late,
        List<Rung> chain,
        long ackSeconds,
        ProtectedBlocks blocks,
        DispatchStatus status,
        int rung,
        Instant decidedAt,
        Instant orderedAt) {

    public Rung holder() {
        return chain.get(Math.min(rung, chain.size() - 1));
    }

    /** True when only a channel that is registered for exercises may carry it. */
    public boolean overExerciseChannel() {
        return exercise && !test;
    }

    /** The next state of the same order. */
    public Dispatch at(DispatchStatus to, int toRung) {
        return new Dispatch(
                dispatchId,
                incidentId,
                lane,
                kind,
                role,
                version + 1,
                revision,
                centreCode,
                regionCode,
                incidentType,
                priority,
                sensitivity,
                hazards,
                victims,
                exercise,
                test,
                late,
                chain,
                ackSeconds,
                blocks,
                to,
                toRung,
                decidedAt,
                orderedAt);
    }

    /** A new version in which nothing but the version changes, for what is only recorded. */
    public Dispatch recorded() {
        return at(status, rung);
    }

    public DispatchSnapshot snapshot() {
        return new DispatchSnapshot(
                dispatchId,
                incidentId,
                version,
                revision,
                centreCode,
                regionCode,
                kind,
                lane,
                role,
                incidentType,
                priority,
                sensitivity,
                status,
                rung,
                holder(),
                orderedAt,
                exercise);
    }
}
