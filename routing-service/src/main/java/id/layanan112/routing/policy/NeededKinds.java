package id.layanan112.routing.policy;

import id.layanan112.contracts.AgencyKinds;
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
import java.util.function.Predicate;

/**
 * What the rules make of one incident.
 *
 * @param kinds that it needs, each with the rule that says so; the lead comes first
 * @param priority the most urgent of what was typed and what rules raise it to
 */
public record NeededKinds(List<Needed> kinds, Priority priority) {
    private static final Rule.Reason ASKED = new Rule.Reason("diminta petugas", "asked for by the dispatcher");
    private static final Rule.Reason PROBE = new Rule.Reason(
            "panggilan uji lewat setiap jalur, tidak mengganggu siapa pun",
            "a call of the probe through every lane, which disturbs nobody");
    private static final Deadlines PROBE_WITHIN = Deadlines.each(Duration.ofSeconds(30));

    /**
     * One kind that is needed.
     *
     * @param rule the policy's id and the rule's name, as {@code national-default/fire}; {@code dispatcher} for a person
     * @param within how long each rung has to accept
     * @param plan in which order its agencies are asked
     */
    public record Needed(
            String kind, DispatchRole role, String rule, Rule.Reason reason, Deadlines within, ChainPlan plan) {}

    private record Asked(DispatchRole role, String rule, Rule.Reason reason) {}

    public static NeededKinds of(IncidentSnapshot incident, Situation situation, EffectivePolicy policy) {
        if (incident.ofProbe()) {
            return ofProbe(incident);
        }
        Predicate<String> mayKnow = kind -> !AgencyKinds.PROBED.contains(kind)
                && (incident.sensitivity() != Sensitivity.RESTRICTED
                        || policy.restricted().contains(kind));
        List<Placed> deciding = deciding(policy.rules(situation.type()), situation, mayKnow);
        Priority priority = priority(incident.priority(), deciding);
        if (!incident.open()) {
            return new NeededKinds(List.of(), priority);
        }
        Map<String, Asked> asked = asked(deciding);
        incident.kindsAsked().stream()
                .sorted()
                .forEach(kind -> asked.putIfAbsent(kind, new Asked(DispatchRole.SUPPORTING, "dispatcher", ASKED)));
        incident.kindsWithdrawn().forEach(asked::remove);
        asked.keySet().removeIf(kind -> !mayKnow.test(kind));
        return new NeededKinds(
                asked.entrySet().stream()
                        .map(one -> new Needed(
                                one.getKey(),
                                one.getValue().role(),
                                one.getValue().rule(),
                                one.getValue().reason(),
                                policy.deadline(one.getKey(), priority, deciding),
                                policy.chain(one.getKey(), deciding)))
                        .toList(),
                priority);
    }

    /** Whatever policies say, and whatever a person asked for: it goes through all lanes, and to nobody else. */
    private static NeededKinds ofProbe(IncidentSnapshot incident) {
        List<Needed> kinds = AgencyKinds.PROBED.stream()
                .filter(kind -> incident.open())
                .map(kind -> new Needed(
                        kind,
                        kind.equals(AgencyKinds.PROBED.getFirst()) ? DispatchRole.LEAD : DispatchRole.SUPPORTING,
                        "probe",
                        PROBE,
                        PROBE_WITHIN,
                        ChainPlan.DEFAULT))
                .toList();
        return new NeededKinds(kinds, incident.priority());
    }

    /**
     * Of the rules that hold: the first with a lead that may know of the incident, else the first with a lead, and all
     * without one. What another lead rule says besides does not hold either.
     */
    private static List<Placed> deciding(List<Placed> rules, Situation situation, Predicate<String> mayKnow) {
        List<Placed> holding =
                rules.stream().filter(one -> one.rule().when().holds(situation)).toList();
        List<Placed> leading =
                holding.stream().filter(one -> one.rule().lead() != null).toList();
        Placed first = leading.stream()
                .filter(one -> mayKnow.test(String.valueOf(one.rule().lead())))
                .findFirst()
                .orElse(leading.isEmpty() ? null : leading.getFirst());
        return holding.stream()
                .filter(one -> one.rule().lead() == null || one == first)
                .toList();
    }

    /** A kind is named once; the first rule that names it is its reason. */
    private static Map<String, Asked> asked(List<Placed> deciding) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        for (Placed one : deciding) {
            if (one.rule().lead() != null) {
                ask(asked, List.of(one.rule().lead()), DispatchRole.LEAD, one);
                ask(asked, one.rule().supporting(), DispatchRole.SUPPORTING, one);
            }
        }
        deciding.forEach(one -> ask(asked, one.rule().add(), DispatchRole.SUPPORTING, one));
        return asked;
    }

    private static void ask(Map<String, Asked> asked, Collection<String> kinds, DispatchRole role, Placed one) {
        kinds.forEach(kind ->
                asked.putIfAbsent(kind, new Asked(role, one.name(), one.rule().reason())));
    }

    /** P1 is the most urgent and comes first. */
    private static Priority priority(Priority typed, List<Placed> deciding) {
        Priority priority = typed;
        for (Placed one : deciding) {
            Priority raised = one.rule().priority();
            if (raised != null && raised.compareTo(priority) < 0) {
                priority = raised;
            }
        }
        return priority;
    }
}
