package id.layanan112.routing.coverage;

import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.regions.Region;
import id.layanan112.routing.decision.LeadChain;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Policy;
import java.util.ArrayList;
import java.util.List;
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
     * Who is asked first.
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
    public static Coverage of(Policy policy, AgencyDirectory directory, List<Region> regions) {
        List<Cell> cells = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Region region : regions) {
            String code = region.code().value();
            for (IncidentType type : IncidentType.values()) {
                String kind = policy.rule(type).lead();
                List<Rung> chain = LeadChain.of(kind, code, policy, directory);
                Rung first = chain.getFirst();
                Priority priority = IncidentDefaults.of(type).priority();
                cells.add(new Cell(code, type, priority, kind, first.source(), first.agencyId()));
                if (first.source().human() && priority == Priority.P1) {
                    gaps.add(new Gap(code, type, kind, Why.HUMAN_ONLY, null));
                }
                chain.stream()
                        .filter(rung -> rung.agencyId() != null && !directory.reachable(rung.agencyId()))
                        .forEach(rung -> gaps.add(new Gap(code, type, kind, Why.UNREACHABLE, rung.agencyId())));
            }
        }
        return new Coverage(List.copyOf(cells), List.copyOf(gaps));
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
