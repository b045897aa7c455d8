package id.layanan112.routing.policy;

import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.PolicyVersion;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds at one place: the policies of the region, the province and the nation, and beneath them the built-in one,
 * laid over one another rule by rule. The narrower comes first.
 */
public final class EffectivePolicy {
    /** Shorter than any that a policy gives: a priority without a deadline is a mistake, and must not be a silence. */
    private static final Duration NO_DEADLINE = Duration.ofSeconds(30);

    /** A rule, and how a decision names it: {@code 32.73/fire-at-night}. */
    record Placed(Rule rule, String name) {}

    private final List<Policy> layers;
    private final String id;
    private final Map<IncidentType, List<Placed>> byType = new EnumMap<>(IncidentType.class);

    /** @param layers the narrowest first; the last one is the built-in one */
    EffectivePolicy(List<Policy> layers) {
        this.layers = List.copyOf(layers);
        this.id = String.join(
                ",",
                layers.stream()
                        .map(policy -> policy.policyId() + "@" + policy.version())
                        .toList());
        List<Placed> rules = placed();
        for (IncidentType type : IncidentType.values()) {
            byType.put(
                    type,
                    rules.stream()
                            .filter(one -> one.rule().when().mayHold(type))
                            .toList());
        }
    }

    private List<Placed> placed() {
        List<Placed> rules = new ArrayList<>();
        Map<String, Policy> adding = new HashMap<>();
        for (Policy policy : layers) {
            for (Rule rule : policy.rules()) {
                // Of an adding rule only the narrowest of its name holds; leads need none of this, the first decides.
                if (rule.lead() != null || adding.computeIfAbsent(rule.name(), name -> policy) == policy) {
                    rules.add(new Placed(rule, policy.scope().code() + "/" + rule.name()));
                }
            }
        }
        return rules;
    }

    /** The same for the same versions; decisions under it have ids of their own. */
    public String id() {
        return id;
    }

    public List<PolicyVersion> versions() {
        return layers.stream().map(Policy::id).toList();
    }

    /** Those that may hold for a type, in the order in which they are asked. */
    List<Placed> rules(IncidentType type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Moments of the day that show everything that depends on the hour: noon, and where hours of a rule begin or end. */
    public Set<LocalTime> hours() {
        Set<LocalTime> hours = new LinkedHashSet<>(List.of(LocalTime.NOON));
        for (Policy policy : layers) {
            for (Rule rule : policy.rules()) {
                DayTime between = rule.when().between();
                if (between != null) {
                    hours.add(between.from());
                    hours.add(between.until());
                }
            }
        }
        return hours;
    }

    /** The only kinds that may know of a restricted incident. */
    public Set<String> restricted() {
        return layers.stream()
                .map(Policy::restricted)
                .filter(kinds -> !kinds.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** @param matched the rules that hold */
    Duration deadline(String kind, Priority priority, List<Placed> matched) {
        for (Placed one : matched) {
            if (one.rule().within() != null) {
                return one.rule().within();
            }
        }
        for (Policy policy : layers) {
            for (String named : List.of(kind, Policy.ANY_KIND)) {
                Duration own = policy.deadlines().getOrDefault(named, Map.of()).get(priority);
                if (own != null) {
                    return own;
                }
            }
        }
        return NO_DEADLINE;
    }

    /** @param matched the rules that hold */
    ChainPlan chain(String kind, List<Placed> matched) {
        for (Placed one : matched) {
            ChainPlan own = one.rule().chains().get(kind);
            if (own != null) {
                return own;
            }
        }
        for (Policy policy : layers) {
            ChainPlan own = policy.chains().get(kind);
            if (own != null) {
                return own;
            }
        }
        return ChainPlan.DEFAULT;
    }
}
