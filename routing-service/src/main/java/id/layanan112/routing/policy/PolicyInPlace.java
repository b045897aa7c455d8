package id.layanan112.routing.policy;

import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
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
        if (policy.policyId().equals(BuiltInPolicy.national().policyId())) {
            findings.add(new Finding(
                    1,
                    "policyId",
                    "reserved",
                    "Nama ini milik kebijakan bawaan.",
                    "This name is the built-in policy's."));
        }
        PolicySnapshot then = present.with(policy);
        withoutLead(new EffectivePolicy(then.layersOf(policy.scope()), true))
                .forEach(type -> findings.add(new Finding(
                        0,
                        "restricted",
                        "nobody-leads",
                        "Tidak ada yang memimpin " + type + ": yang memimpin tidak boleh tahu.",
                        "Nobody leads " + type + ": whoever would may not know of it.")));
        PolicyCheck.circle(chains(then, policy))
                .ifPresent(path -> findings.add(new Finding(
                        0,
                        "chains",
                        "circular-chain",
                        "Bersama kebijakan yang lebih luas rantai berputar: " + path + ".",
                        "Together with the wider policies the chain runs in a circle: " + path + ".")));
        return findings;
    }

    /** Types that are restricted by themselves, and of which nobody who may know of them is always the lead. */
    private static List<IncidentType> withoutLead(EffectivePolicy policy) {
        return Arrays.stream(IncidentType.values())
                .filter(type -> IncidentDefaults.of(type).sensitivity() == Sensitivity.RESTRICTED)
                .filter(type -> policy.rules(type).stream()
                        .map(EffectivePolicy.Placed::rule)
                        .noneMatch(rule -> rule.lead() != null
                                && policy.restricted().contains(rule.lead())
                                && rule.when().covers(Condition.ALWAYS, type)))
                .toList();
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
