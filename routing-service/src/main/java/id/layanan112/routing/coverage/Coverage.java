package id.layanan112.routing.coverage;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.regions.Region;
import id.layanan112.routing.decision.OrdinaryCase;
import id.layanan112.routing.decision.RouteDecision;
import id.layanan112.routing.decision.RouteIncident;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.PolicySnapshot;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every region with every type of incident, as the policy and the directory would route it.
 *
 * @param cells regions times types
 * @param gaps where the order would reach nobody but a person of a call centre though life may be at risk, or an agency
 *     that nobody could reach
 */
public record Coverage(List<Cell> cells, List<Gap> gaps) {

    /**
     * Who is asked first; at noon, where it depends on the hour.
     *
     * @param kind the lead kind of the type
     * @param first where the first rung comes from; SUPERVISOR when there is no agency at all
     * @param agencyId null when the first rung is a human
     */
    public record Cell(
            String regionCode,
            IncidentType incidentType,
            Priority priority,
            String kind,
            RungSource first,
            @Nullable String agencyId) {}

    /** @param agencyId the agency that cannot be reached; null when there is none */
    public record Gap(
            String regionCode,
            IncidentType incidentType,
            String kind,
            Why why,
            @Nullable String agencyId) {}

    /** What is wrong with a cell. */
    public enum Why {
        /** Life may be at risk (P1), and only a human of a call centre is asked. */
        HUMAN_ONLY,
        /** A rung without a channel and without a telephone. */
        UNREACHABLE
    }

    /** @param regions all that there are */
    public static Coverage of(PolicySnapshot policies, AgencyDirectory directory, List<Region> regions) {
        List<Cell> cells = new ArrayList<>();
        Set<Gap> gaps = new LinkedHashSet<>();
        for (Region region : regions) {
            EffectivePolicy policy = policies.of(region.code().value());
            for (IncidentType type : IncidentType.values()) {
                boolean first = true;
                for (LocalTime hour : policy.hours()) {
                    Case at = Case.of(type, region, hour, policy, directory);
                    if (first) {
                        cells.add(at.cell());
                        first = false;
                    }
                    gaps.addAll(at.gaps(directory));
                }
            }
        }
        return new Coverage(List.copyOf(cells), List.copyOf(gaps));
    }

    /** A type in a region at an hour, and the chain of the kind that leads it. */
    private record Case(String region, IncidentType type, Priority priority, String kind, List<Rung> chain) {

        static Case of(
                IncidentType type, Region region, LocalTime hour, EffectivePolicy policy, AgencyDirectory directory) {
            IncidentSnapshot ordinary = OrdinaryCase.of(type, region.code(), hour);
            RouteDecision decision = RouteIncident.decide(ordinary, policy, directory);
            String code = region.code().value();
            return switch (decision) {
                // The lead comes first.
                case RouteDecision.Routed routed ->
                    new Case(
                            code,
                            type,
                            routed.priority(),
                            routed.assignments().getFirst().kind(),
                            routed.assignments().getFirst().chain());
                case RouteDecision.NothingToOrder none ->
                    new Case(code, type, none.priority(), "", List.of(none.human()));
            };
        }

        Cell cell() {
            Rung first = chain.getFirst();
            return new Cell(region, type, priority, kind, first.source(), first.agencyId());
        }

        List<Gap> gaps(AgencyDirectory directory) {
            List<Gap> gaps = new ArrayList<>();
            if (chain.getFirst().source().human() && priority == Priority.P1) {
                gaps.add(new Gap(region, type, kind, Why.HUMAN_ONLY, null));
            }
            for (Rung rung : chain) {
                if (rung.agencyId() != null && !directory.reachable(rung.agencyId())) {
                    gaps.add(new Gap(region, type, kind, Why.UNREACHABLE, rung.agencyId()));
                }
            }
            return gaps;
        }
    }

    long count(Why why) {
        return gaps.stream().filter(gap -> gap.why() == why).count();
    }

    /** The same, of one region or one type alone; null for all. */
    Coverage only(@Nullable String region, @Nullable IncidentType type) {
        return new Coverage(
                cells.stream()
                        .filter(cell -> (region == null || region.equals(cell.regionCode()))
                                && (type == null || type == cell.incidentType()))
                        .toList(),
                gaps.stream()
                        .filter(gap -> (region == null || region.equals(gap.regionCode()))
                                && (type == null || type == gap.incidentType()))
                        .toList());
    }
}
