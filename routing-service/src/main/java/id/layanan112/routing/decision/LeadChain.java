package id.layanan112.routing.decision;

import id.layanan112.contracts.Rung;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** Whom a kind would be asked through in a region if something happened there now: the chain that a decision takes. */
public final class LeadChain {
    private LeadChain() {}

    /** @return never empty; a human comes last */
    public static List<Rung> of(String kind, String region, Policy policy, AgencyDirectory directory) {
        String centre = RegionCode.parse(region)
                .flatMap(CallCentres.builtIn()::ofRegion)
                .map(one -> one.code())
                .orElse(region);
        return Chain.of(
                directory,
                kind,
                region,
                policy.substitutes().getOrDefault(kind, List.of()),
                Humans.supervisor(centre),
                new ArrayList<>());
    }
}
