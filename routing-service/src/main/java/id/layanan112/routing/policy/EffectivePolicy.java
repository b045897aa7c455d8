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
import java.util.stream.Collectors;

/**
 * What holds at one place: the policies of the region, the province and the nation, and beneath them the built-in one,
 * laid over one another rule by rule. The narrower comes first.
 */
public final class EffectivePolicy {
    /** The built-in policy has one for each priority; if it had not, that must not be a silence. */
    private static final Deadlines NO_DEADLINE = Deadlines.each(Duration.ofSeconds(30));

    /**
     * A rule in its place.
     *
     * @param layer the policy that it stands in
     * @param name how a decision names it: {@code kota-bandung/fire-at-night}
     */
    record Placed(Rule rule, Policy layer, String name) {}

    private final List<Policy> layers;
    private final boolean storeRead;
    private final Set<String> restricted;
    private final String id;
    private final Map<IncidentType, List<Placed>> byType = new EnumMap<>(IncidentType.class);

    /** @param layers the narrowest first; the last one is the built-in one */
    EffectivePolicy(List<Policy> layers, boolean storeRead) {
        this.layers = List.copyOf(layers);
        this.storeRead = storeRead;
        this.restricted = restricted(layers);
        this.id = layers.stream()
                        .map(policy -> policy.policyId() + "@" + policy.version())
                        .collect(Collectors.joining(","))
                + (storeRead ? "" : "?");
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
                    rules.add(new Placed(rule, policy, policy.policyId() + "/" + rule.name()));
                }
            }
        }
        return rules;
    }

    /** The same for the same versions; decisions under it have ids of their own. */
    public String id() {
        return id;
    }

    /** False when no policy but the built-in one is known, for the store never answered. */
    public boolean storeRead() {
        return storeRead;
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

    /** The only kinds that may know of a restricted incident: those that no layer leaves out. */
    public Set<String> restricted() {
        return restricted;
    }

    private static Set<String> restricted(List<Policy> layers) {
        Set<String> kinds = new LinkedHashSet<>(layers.getLast().restricted());
        layers.stream()
                .map(Policy::restricted)
                .filter(narrower -> !narrower.isEmpty())
                .forEach(kinds::retainAll);
        return Set.copyOf(kinds);
    }

    /**
     * The narrowest layer that says anything decides: its rules before what it says in general.
     *
     * @param deciding the rules that hold and decide
     */
    Deadlines deadline(String kind, Priority priority, List<Placed> deciding) {
        for (Policy policy : layers) {
            for (Placed one : deciding) {
                if (one.layer() == policy && one.rule().within() != null) {
                    return one.rule().within();
                }
            }
            for (String named : List.of(kind, Policy.ANY_KIND)) {
                Deadlines own = policy.deadlines().getOrDefault(named, Map.of()).get(priority);
                if (own != null) {
                    return own;
                }
            }
        }
        return NO_DEADLINE;
    }

    /**
     * As {@link #deadline}.
     *
     * @param deciding the rules that hold and decide
     */
    ChainPlan chain(String kind, List<Placed> deciding) {
        for (Policy policy : layers) {
            for (Placed one : deciding) {
                ChainPlan own = one.layer() == policy ? one.rule().chains().get(kind) : null;
                if (own != null) {
                    return own;
                }
            }
            ChainPlan general = policy.chains().get(kind);
            if (general != null) {
                return general;
            }
        }
        return ChainPlan.DEFAULT;
    }
}
