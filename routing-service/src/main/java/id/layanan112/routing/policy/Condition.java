package id.layanan112.routing.policy;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a rule holds: everything that it names must be so; an empty set, or null, names nothing.
 *
 * @param hazards one of them at least
 * @param without none of them
 * @param between by the region's clock
 * @param own of each kind, how it may stand with the region's own agencies
 */
public record Condition(
        Set<IncidentType> types,
        Set<Priority> priorities,
        Set<Hazard> hazards,
        Set<Hazard> without,
        Set<Victims> victims,
        @Nullable Sensitivity sensitivity,
        @Nullable DayTime between,
        Map<String, Set<OwnAgency>> own) {

    static final Condition ALWAYS =
            new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, Map.of());

    boolean mayHold(IncidentType type) {
        return named(types, type);
    }

    boolean holds(Situation now) {
        return named(types, now.type())
                && named(priorities, now.priority())
                && (hazards.isEmpty() || !Collections.disjoint(hazards, now.hazards()))
                && (without.isEmpty() || Collections.disjoint(without, now.hazards()))
                && named(victims, now.victims())
                && (sensitivity == null || sensitivity == now.sensitivity())
                && (between == null || between.holds(now.time()))
                && holdsOfAgencies(now);
    }

    private boolean holdsOfAgencies(Situation now) {
        for (Map.Entry<String, Set<OwnAgency>> one : own.entrySet()) {
            if (!one.getValue().contains(now.own().apply(one.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** False for a condition that contradicts itself. */
    boolean possible() {
        return hazards.isEmpty() || !without.containsAll(hazards);
    }

    /** Whether one incident can meet both. */
    boolean overlaps(Condition other) {
        return meet(types, other.types)
                && meet(priorities, other.priorities)
                && meet(victims, other.victims)
                && (sensitivity == null || other.sensitivity == null || sensitivity == other.sensitivity)
                && (between == null || other.between == null || between.overlaps(other.between))
                && own.entrySet().stream().allMatch(one -> meet(one.getValue(), of(other.own, one.getKey())))
                && leaves(hazards, without, other.without)
                && leaves(other.hazards, without, other.without);
    }

    /** Whether each incident of this type that meets the other one meets this one. */
    boolean covers(Condition other, IncidentType type) {
        return mayHold(type)
                && within(priorities, other.priorities)
                && within(victims, other.victims)
                && (sensitivity == null || sensitivity == other.sensitivity)
                && (between == null || (other.between != null && between.covers(other.between)))
                && own.entrySet().stream().allMatch(one -> within(one.getValue(), of(other.own, one.getKey())))
                && within(hazards, other.hazards)
                && other.without.containsAll(without);
    }

    private static Set<OwnAgency> of(Map<String, Set<OwnAgency>> own, String kind) {
        return own.getOrDefault(kind, Set.of());
    }

    private static <T> boolean named(Set<T> set, T one) {
        return set.isEmpty() || set.contains(one);
    }

    private static <T> boolean meet(Set<T> one, Set<T> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }

    private static <T> boolean within(Set<T> wide, Set<T> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    private static boolean leaves(Set<Hazard> wanted, Set<Hazard> not, Set<Hazard> norThose) {
        return wanted.isEmpty()
                || wanted.stream().anyMatch(hazard -> !not.contains(hazard) && !norThose.contains(hazard));
    }
}
