package id.layanan112.routing.policy;

import id.layanan112.contracts.RouteEvent.PolicyVersion;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All policies that hold at one moment; it never changes, another one takes its place. */
public final class PolicySnapshot {
    private final List<Policy> policies;
    private final boolean storeRead;
    private final Map<String, EffectivePolicy> byRegion = new HashMap<>();
    private final EffectivePolicy elsewhere;

    /** @param policies in force, at most one of each scope; beneath them the built-in one always holds */
    public PolicySnapshot(Collection<Policy> policies) {
        this(policies, true);
    }

    /** What holds where the store never answered. */
    public static PolicySnapshot unread() {
        return new PolicySnapshot(List.of(), false);
    }

    private PolicySnapshot(Collection<Policy> policies, boolean storeRead) {
        this.storeRead = storeRead;
        this.policies = policies.stream()
                .sorted(Comparator.comparing((Policy policy) -> policy.scope().code()))
                .toList();
        Map<List<Policy>, EffectivePolicy> made = new HashMap<>();
        this.elsewhere = layered(null, made);
        for (Region region : Regions.all()) {
            String code = region.code().value();
            byRegion.put(code, layered(code, made));
        }
    }

    /** Regions with the same policies share one. */
    private EffectivePolicy layered(@Nullable String region, Map<List<Policy>, EffectivePolicy> made) {
        return made.computeIfAbsent(
                layers(scope -> scope.holds(region)), layers -> new EffectivePolicy(layers, storeRead));
    }

    private List<Policy> layers(Predicate<Scope> holds) {
        return Stream.concat(
                        policies.stream()
                                .filter(policy -> holds.test(policy.scope()))
                                .sorted(Comparator.comparing(Policy::scope, Scope.NARROWEST_FIRST)),
                        Stream.of(BuiltInPolicy.national()))
                .toList();
    }

    /** The policies of a place and of what is around it; the built-in one comes last. */
    List<Policy> layersOf(Scope place) {
        return layers(scope -> scope.equals(place) || scope.holds(place.code()));
    }

    /** @param region null, or unknown: the nation's */
    public EffectivePolicy of(@Nullable String region) {
        return byRegion.getOrDefault(region, elsewhere);
    }

    /** Each policy that is in force; the built-in one comes last. */
    public List<PolicyVersion> versions() {
        return Stream.concat(policies.stream(), Stream.of(BuiltInPolicy.national()))
                .map(Policy::id)
                .toList();
    }

    public List<Policy> policies() {
        return policies;
    }

    /** The same snapshot with this policy in the place of that of its scope. */
    public PolicySnapshot with(Policy draft) {
        return new PolicySnapshot(
                Stream.concat(
                                policies.stream()
                                        .filter(policy -> !policy.scope().equals(draft.scope())),
                                Stream.of(draft))
                        .toList(),
                storeRead);
    }
}
