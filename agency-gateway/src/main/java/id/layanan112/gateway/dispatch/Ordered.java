package id.layanan112.gateway.dispatch;

import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, as routing decided it; a new revision replaces it as a whole.
 *
 * @param kind the kind that was asked for, whoever holds it
 * @param test true for an administrator's test order: the only exercise that uses the real channel
 * @param late true when it was older than 10 minutes on arrival
 * @param chain from the first agency to the last human, never empty
 * @param deadlineSeconds how long the rungs have to accept, the last one for all that follow; never empty
 * @param decidedAt the first deadline runs from here
 * @param life how long it lives that nobody accepts it
 * @param expiresAt when nobody has accepted by then, a human gets it whoever was asked
 */
public record Ordered(
        UUID dispatchId,
        UUID incidentId,
        Lane lane,
        String kind,
        DispatchRole role,
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
        List<Long> deadlineSeconds,
        ProtectedBlocks blocks,
        Instant decidedAt,
        Instant orderedAt,
        Duration life,
        Instant expiresAt) {

    /** True when only a channel that is registered for exercises may carry it. */
    public boolean overExerciseChannel() {
        return exercise && !test;
    }

    /** How long the agency on this rung has to accept. */
    public Duration deadline(int rung) {
        return Duration.ofSeconds(deadlineSeconds.get(Math.min(rung, deadlineSeconds.size() - 1)));
    }

    /** Where an agency stands in the chain; -1 when it does not. */
    public int rungOf(@Nullable String agencyId) {
        for (int rung = 0; rung < chain.size(); rung++) {
            if (agencyId != null && agencyId.equals(chain.get(rung).agencyId())) {
                return rung;
            }
        }
        return -1;
    }

    /** Whether an agency of the chain may know what is told, by its own kind. */
    public boolean mayKnowNarrative(String agencyId) {
        int rung = rungOf(agencyId);
        String asKind = rung < 0 ? null : chain.get(rung).kind();
        return asKind != null && BlockEntitlement.mayKnowNarrative(asKind, sensitivity);
    }

    /** True when nobody could tell them apart: routing told the same decision again. */
    boolean sameAs(Ordered other) {
        return revision == other.revision
                && chain.equals(other.chain)
                && deadlineSeconds.equals(other.deadlineSeconds)
                && role == other.role
                && priority == other.priority;
    }

    /** The same order with a whole life before it. */
    Ordered livingFrom(Instant now) {
        return with(late, chain, deadlineSeconds, orderedAt, now.plus(life));
    }

    /** The same order, as old as its first revision. */
    public Ordered since(Instant firstOrdered, boolean firstLate) {
        return with(firstLate, chain, deadlineSeconds, firstOrdered, expiresAt);
    }

    /** The same order, with an agency before all others that has it already; the others keep their times. */
    Ordered keeping(Rung first) {
        return with(
                late,
                Stream.concat(Stream.of(first), chain.stream()).toList(),
                Stream.concat(Stream.of(deadlineSeconds.getFirst()), deadlineSeconds.stream())
                        .toList(),
                orderedAt,
                expiresAt);
    }

    private Ordered with(boolean cameLate, List<Rung> rungs, List<Long> deadlines, Instant ordered, Instant expires) {
        return new Ordered(
                dispatchId,
                incidentId,
                lane,
                kind,
                role,
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
                cameLate,
                rungs,
                deadlines,
                blocks,
                decidedAt,
                ordered,
                life,
                expires);
    }

    @Override
    public String toString() {
        return "Ordered[" + dispatchId + "]";
    }
}
