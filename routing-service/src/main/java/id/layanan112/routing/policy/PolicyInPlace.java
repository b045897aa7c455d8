package id.layanan112.routing.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A policy that is right by itself, against what it would come into: the wider policies, and the agencies there are. */
public final class PolicyInPlace {
    private PolicyInPlace() {}

    /** @param served whether any agency of a kind serves some place of the policy's scope */
    public static List<Finding> check(Policy policy, PolicySnapshot present, Predicate<String> served) {
        List<Finding> findings = new ArrayList<>();
        PolicyCheck.kinds(policy).forEach((kind, line) -> {
            if (!served.test(kind)) {
                findings.add(new Finding(
                        line,
                        "rules",
                        "nobody-serves",
                        "Tidak ada instansi " + kind + " yang melayani wilayah ini.",
                        "No agency of the kind " + kind + " serves this place."));
            }
        });
        PolicySnapshot then = present.with(policy);
        PolicyCheck.circle(chains(then, policy))
                .ifPresent(path -> findings.add(new Finding(
                        0,
                        "chains",
                        "circular-chain",
                        "Bersama kebijakan yang lebih luas rantai berputar: " + path + ".",
                        "Together with the wider policies the chain runs in a circle: " + path + ".")));
        return findings;
    }

    /** Those that would hold in the policy's place; of a province or the nation, where no narrower one holds. */
    private static Map<String, ChainPlan> chains(PolicySnapshot then, Policy policy) {
        Map<String, ChainPlan> chains = new HashMap<>();
        for (Policy layer : then.layersOf(policy.scope())) {
            layer.chains().forEach(chains::putIfAbsent);
        }
        return chains;
    }
}
