package id.layanan112.routing.policy;

import id.layanan112.contracts.RungSource;
import java.util.List;

/**
 * In which order the agencies of a kind are asked. A human comes last, whatever a policy says.
 *
 * @param steps some of OWN, NEIGHBOUR, PROVINCE and NATIONAL
 * @param standIns kinds whose own agencies stand in after them
 */
public record ChainPlan(List<RungSource> steps, List<String> standIns) {
    public static final List<RungSource> ALL_STEPS =
            List.of(RungSource.OWN, RungSource.NEIGHBOUR, RungSource.PROVINCE, RungSource.NATIONAL);

    public static final ChainPlan DEFAULT = new ChainPlan(ALL_STEPS, List.of());
}
