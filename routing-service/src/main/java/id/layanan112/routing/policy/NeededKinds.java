package id.layanan112.routing.policy;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.routing.policy.EffectivePolicy.Placed;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules make of one incident.
 *
 * @param kinds that it needs, each with the rule that says so; the lead comes first
 * @param priority the most urgent of what was typed and what rules raise it to
 */
public record NeededKinds(List<Needed> kinds, Priority priority) {
    private static final Rule.Reason ASKED = new Rule.Reason("diminta petugas", "asked for by the dispatcher");

    /**
     * One kind that is needed.
     *
     * @param rule the rule's place and name, as {@code ID/fire}; {@code dispatcher} for a person
     * @param within how long each rung has to accept
     * @param plan in which order its agencies are asked
     */
    public record Needed(
            String kind, DispatchRole role, String rule, Rule.Reason reason, Duration within, ChainPlan plan) {}

    private record Asked(DispatchRole role, String rule, Rule.Reason reason) {}

    public static NeededKinds of(IncidentSnapshot incident, Situation situation, EffectivePolicy policy) {
        List<Placed> matched = policy.rules(situation.type()).stream()
                .filter(one -> one.rule().when().holds(situation))
                .toList();
        Priority priority = priority(incident.priority(), matched);
        if (!incident.open()) {
            return new NeededKinds(List.of(), priority);
        }
        Map<String, Asked> asked = asked(matched);
        incident.kindsAsked().stream()
                .sorted()
                .forEach(kind -> asked.putIfAbsent(kind, new Asked(DispatchRole.SUPPORTING, "dispatcher", ASKED)));
        incident.kindsWithdrawn().forEach(asked::remove);
        if (incident.sensitivity() == Sensitivity.RESTRICTED) {
            asked.keySet().retainAll(policy.restricted());
        }
        return new NeededKinds(
                asked.entrySet().stream()
                        .map(one -> new Needed(
                                one.getKey(),
                                one.getValue().role(),
                                one.getValue().rule(),
                                one.getValue().reason(),
                                policy.deadline(one.getKey(), priority, matched),
                                policy.chain(one.getKey(), matched)))
                        .toList(),
                priority);
    }

    /** A kind is named once; the first rule that names it is its reason. */
    private static Map<String, Asked> asked(List<Placed> matched) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        matched.stream().filter(one -> one.rule().lead() != null).findFirst().ifPresent(one -> {
            ask(asked, List.of(one.rule().lead()), DispatchRole.LEAD, one);
            ask(asked, one.rule().supporting(), DispatchRole.SUPPORTING, one);
        });
        matched.forEach(one -> ask(asked, one.rule().add(), DispatchRole.SUPPORTING, one));
        return asked;
    }

    private static void ask(Map<String, Asked> asked, Collection<String> kinds, DispatchRole role, Placed one) {
        kinds.forEach(kind ->
                asked.putIfAbsent(kind, new Asked(role, one.name(), one.rule().reason())));
    }

    /** P1 is the most urgent and comes first. */
    private static Priority priority(Priority typed, List<Placed> matched) {
        Priority priority = typed;
        for (Placed one : matched) {
            Priority raised = one.rule().priority();
            if (raised != null && raised.compareTo(priority) < 0) {
                priority = raised;
            }
        }
        return priority;
    }
}
