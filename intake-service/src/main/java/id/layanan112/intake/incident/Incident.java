package id.layanan112.intake.incident;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.region.Places;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as it stands now; each change is a new revision.
 *
 * @param neighbourRegions regions that its place may lie in besides {@code regionCode}
 * @param probe true when it came by a call of the probe: nobody is shown it, and no alarm comes of it
 */
public record Incident(
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
        boolean probe) {

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

    /**
     * Another type brings its sensitivity; a priority is a person's word and stays until another is given.
     *
     * @param where what the boundaries say of the place, if another is given
     */
    Change change(IncidentChange wish, Places.Place where, CallCentres centres) {
        if (!open) {
            return new Change.No(Refusal.CLOSED);
        }
        if (wish.regionCode() != null && !servedHere(wish.regionCode(), centres)) {
            return new Change.No(Refusal.OTHER_CENTRE);
        }
        IncidentType type = or(wish.incidentType(), incidentType);
        String region = wish.regionCode() == null ? regionCode : wish.regionCode();
        Incident next = new Incident(
                incidentId,
                revision + 1,
                centreCode,
                region,
                wish.place() == null ? neighbourRegions : where.besides(region),
                type,
                or(wish.priority(), priority),
                type == incidentType ? sensitivity : IncidentDefaults.of(type).sensitivity(),
                or(wish.hazards(), hazards),
                or(wish.victims(), victims),
                or(wish.kindsAsked(), kindsAsked),
                or(wish.kindsWithdrawn(), kindsWithdrawn),
                true,
                openedAt,
                exercise,
                probe);
        boolean same = wish.place() == null && next.sameAs(this);
        return same ? new Change.No(Refusal.SAME) : new Change.To(next);
    }

    Change close() {
        return open ? new Change.To(again(false, Set.of(), Set.of())) : new Change.No(Refusal.CLOSED);
    }

    Change reopen() {
        return open ? new Change.No(Refusal.OPEN) : new Change.To(again(true, kindsAsked, kindsWithdrawn));
    }

    /**
     * The same, with more known of its people and its place. A region that is known stays; the neighbours that it may
     * lie in become more, and only another place of the incident itself takes one away.
     */
    Incident toldMore(Places.Place where, CallCentres centres) {
        String place = where.regionCode();
        String region = regionCode == null && place != null && servedHere(place, centres) ? place : regionCode;
        List<String> neighbours = Stream.concat(neighbourRegions.stream(), where.besides(region).stream())
                .filter(code -> !code.equals(region))
                .distinct()
                .sorted()
                .toList();
        return again(centreCode, region, neighbours, open, kindsAsked, kindsWithdrawn);
    }

    /** Another centre has it from now on, with the agencies of its region. */
    public Incident handedTo(String centre, String region) {
        return again(centre, region, neighbourRegions, open, kindsAsked, kindsWithdrawn);
    }

    private Incident again(boolean openNow, Set<String> asked, Set<String> withdrawn) {
        return again(centreCode, regionCode, neighbourRegions, openNow, asked, withdrawn);
    }

    private Incident again(
            String centre,
            @Nullable String region,
            List<String> neighbours,
            boolean openNow,
            Set<String> asked,
            Set<String> withdrawn) {
        return new Incident(
                incidentId,
                revision + 1,
                centre,
                region,
                neighbours,
                incidentType,
                priority,
                sensitivity,
                hazards,
                victims,
                asked,
                withdrawn,
                openNow,
                openedAt,
                exercise,
                probe);
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

    /** The centres of the neighbour regions besides its own; what is restricted is nobody else's to see. */
    Set<String> neighbourCentres(CallCentres centres) {
        if (sensitivity == Sensitivity.RESTRICTED) {
            return Set.of();
        }
        return neighbourRegions.stream()
                .flatMap(region -> RegionCode.parse(region).stream())
                .flatMap(region -> centres.ofRegion(region).stream())
                .map(CallCentre::code)
                .filter(code -> !code.equals(centreCode))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean servedHere(String region, CallCentres centres) {
        return centres.find(centreCode).stream()
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
                neighbourRegions,
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
                blocks,
                probe ? true : null);
    }
}
