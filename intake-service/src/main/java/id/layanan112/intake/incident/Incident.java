package id.layanan112.intake.incident;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.regions.CallCentres;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** What becomes of the wish to change it. */
    sealed interface Change {
        record To(Incident next) implements Change {}

        record No(Refusal why) implements Change {}
    }

    /** Why it stays as it is. */
    enum Refusal {
        CLOSED,
        OPEN,
        SAME,
        /** The region is none of this centre's. */
        OTHER_CENTRE
    }

    /** Another type brings its sensitivity; a priority is a person's word and stays until another is given. */
    Change change(IncidentChange wish) {
        if (!open) {
            return new Change.No(Refusal.CLOSED);
        }
        if (wish.regionCode() != null && !servedHere(wish.regionCode())) {
            return new Change.No(Refusal.OTHER_CENTRE);
        }
        IncidentType type = or(wish.incidentType(), incidentType);
        Incident next = new Incident(
                incidentId,
                revision + 1,
                centreCode,
                wish.regionCode() == null ? regionCode : wish.regionCode(),
                type,
                or(wish.priority(), priority),
                type == incidentType ? sensitivity : IncidentDefaults.of(type).sensitivity(),
                or(wish.hazards(), hazards),
                or(wish.victims(), victims),
                or(wish.kindsAsked(), kindsAsked),
                or(wish.kindsWithdrawn(), kindsWithdrawn),
                true,
                openedAt,
                exercise);
        boolean same = wish.place() == null && next.sameAs(this);
        return same ? new Change.No(Refusal.SAME) : new Change.To(next);
    }

    Change close() {
        return open ? new Change.To(again(false, Set.of(), Set.of())) : new Change.No(Refusal.CLOSED);
    }

    Change reopen() {
        return open ? new Change.No(Refusal.OPEN) : new Change.To(again(true, kindsAsked, kindsWithdrawn));
    }

    private Incident again(boolean openNow, Set<String> asked, Set<String> withdrawn) {
        return new Incident(
                incidentId,
                revision + 1,
                centreCode,
                regionCode,
                incidentType,
                priority,
                sensitivity,
                hazards,
                victims,
                asked,
                withdrawn,
                openNow,
                openedAt,
                exercise);
    }

    private boolean sameAs(Incident other) {
        return Objects.equals(regionCode, other.regionCode)
                && incidentType == other.incidentType
                && priority == other.priority
                && hazards.equals(other.hazards)
                && victims == other.victims
                && kindsAsked.equals(other.kindsAsked)
                && kindsWithdrawn.equals(other.kindsWithdrawn);
    }

    private boolean servedHere(String region) {
        return CallCentres.find(centreCode).stream()
                .flatMap(centre -> centre.regions().stream())
                .anyMatch(code -> code.value().equals(region));
    }

    private static <T> T or(@Nullable T wished, T present) {
        return wished == null ? present : wished;
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
