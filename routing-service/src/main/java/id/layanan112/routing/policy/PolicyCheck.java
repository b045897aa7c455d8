package id.layanan112.routing.policy;

import id.layanan112.contracts.BlockEntitlement;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Sensitivity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What each key for itself cannot show: rules that contradict one another, or that can never hold. */
final class PolicyCheck {
    private static final int MOST_RULES = 1000;
    private static final int MOST_CHAINS = 100;

    private final Policy policy;
    private final Fields fields;
    private final Findings findings;

    private PolicyCheck(Policy policy, Fields fields, Findings findings) {
        this.policy = policy;
        this.fields = fields;
        this.findings = findings;
    }

    static void of(Policy policy, Fields fields, Findings findings) {
        new PolicyCheck(policy, fields, findings).check();
    }

    private void check() {
        if (policy.rules().isEmpty()
                && policy.deadlines().isEmpty()
                && policy.chains().isEmpty()
                && policy.restricted().isEmpty()) {
            found(0, "", "says-nothing", "Kebijakan ini tidak mengatur apa pun.", "This policy says nothing.");
        }
        if (policy.rules().size() > MOST_RULES) {
            found(0, "rules", "too-many", "Paling banyak 1000 aturan.", "There may be 1000 rules at most.");
            return;
        }
        if (policy.chains().size() > MOST_CHAINS
                || policy.rules().stream().anyMatch(rule -> rule.chains().size() > MOST_CHAINS)) {
            found(
                    fields.line("chains"),
                    "chains",
                    "too-many",
                    "Paling banyak 100 rantai.",
                    "There may be 100 chains at most.");
            return;
        }
        policy.rules().forEach(this::alone);
        names();
        unreachable();
        ambiguous();
        circle(policy.chains()).ifPresent(path -> circular(fields.line("chains"), "chains", path));
        policy.restricted().stream()
                .filter(kind -> !mayKnow(kind))
                .forEach(kind -> forbidden(fields.line("restricted"), "restricted", kind));
    }

    private void alone(Rule rule) {
        if (rule.lead() == null
                && rule.add().isEmpty()
                && rule.priority() == null
                && rule.within() == null
                && rule.chains().isEmpty()) {
            found(rule, "says-nothing", "Aturan ini tidak mengatur apa pun.", "This rule says nothing.");
        }
        if (rule.lead() == null && !rule.supporting().isEmpty()) {
            found(
                    rule,
                    "support-without-lead",
                    "supporting hanya bersama lead; pakai add.",
                    "supporting comes with a lead; use add.");
        }
        if (rule.lead() != null && !rule.add().isEmpty()) {
            found(
                    rule,
                    "add-with-lead",
                    "Bersama lead pakai supporting, bukan add.",
                    "With a lead use supporting, not add.");
        }
        if (rule.lead() != null && rule.supporting().contains(rule.lead())) {
            found(rule, "named-twice", rule.lead() + " sudah menjadi lead.", rule.lead() + " is the lead already.");
        }
        if (!rule.when().possible()) {
            found(
                    rule,
                    "unreachable",
                    "Tidak pernah berlaku: bahaya yang diminta juga dikecualikan.",
                    "It can never hold: the hazards that it wants are those that it excludes.");
        }
        if (rule.priority() != null
                && !rule.when().priorities().isEmpty()
                && rule.when().priorities().stream().allMatch(priority -> priority.compareTo(rule.priority()) <= 0)) {
            found(
                    rule,
                    "raises-nothing",
                    "Prioritas yang diminta sudah setinggi itu.",
                    "What it asks for is as urgent already.");
        }
        circle(rule.chains()).ifPresent(path -> circular(rule.line(), where(rule), path));
        kindsOf(rule).stream()
                .filter(kind -> onlyRestricted(rule) && !mayKnow(kind))
                .forEach(kind -> forbidden(rule.line(), where(rule), kind));
    }

    /** Those that a rule asks; of a lead rule the lead alone, for what supports it is left out without harm. */
    private static List<String> kindsOf(Rule rule) {
        return rule.lead() == null ? rule.add() : List.of(rule.lead());
    }

    /** Whether the rule speaks of nothing but incidents that are restricted, or of a type that is so by itself. */
    private static boolean onlyRestricted(Rule rule) {
        return rule.when().sensitivity() == Sensitivity.RESTRICTED
                || (rule.when().sensitivity() == null
                        && !rule.when().types().isEmpty()
                        && rule.when().types().stream()
                                .allMatch(type -> IncidentDefaults.of(type).sensitivity() == Sensitivity.RESTRICTED));
    }

    private static boolean mayKnow(String kind) {
        return BlockEntitlement.mayKnow(kind, Sensitivity.RESTRICTED);
    }

    private void names() {
        Map<String, Rule> named = new HashMap<>();
        for (Rule rule : policy.rules()) {
            Rule first = rule.name().isEmpty() ? null : named.putIfAbsent(rule.name(), rule);
            if (first != null) {
                found(
                        rule,
                        "named-twice",
                        "Nama ini sudah dipakai di baris " + first.line() + ".",
                        "This name is used on line " + first.line() + " already.");
            }
        }
    }

    /** A lead rule that others before it cover, each type by one of them at least, never decides anything. */
    private void unreachable() {
        List<Rule> before = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            if (rule.lead() == null) {
                continue;
            }
            Set<IncidentType> types = rule.when().types().isEmpty()
                    ? EnumSet.allOf(IncidentType.class)
                    : rule.when().types();
            Set<String> covering = new LinkedHashSet<>();
            boolean covered = types.stream()
                    .allMatch(type -> before.stream()
                            .filter(earlier -> earlier.when().covers(rule.when(), type))
                            .findFirst()
                            .map(earlier -> {
                                covering.add(earlier.name() + " (" + earlier.line() + ")");
                                return true;
                            })
                            .orElse(false));
            if (covered) {
                String by = String.join(", ", covering);
                found(
                        rule,
                        "unreachable",
                        "Tidak pernah dicapai: didahului " + by + ".",
                        "It is never reached: before it come " + by + ".");
            }
            before.add(rule);
        }
    }

    /** Two rules that one incident can meet, and that raise it to different priorities. */
    private void ambiguous() {
        List<Rule> raising =
                policy.rules().stream().filter(rule -> rule.priority() != null).toList();
        for (int i = 0; i < raising.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rule one = raising.get(j);
                Rule other = raising.get(i);
                if (one.priority() != other.priority() && one.when().overlaps(other.when())) {
                    found(
                            other,
                            "ambiguous-priority",
                            "Kejadian yang sama dapat menjadi " + one.priority() + " (" + one.name() + ", baris "
                                    + one.line() + ") dan " + other.priority() + ".",
                            "One incident can become " + one.priority() + " (" + one.name() + ", line " + one.line()
                                    + ") and " + other.priority() + ".");
                }
            }
        }
    }

    /** Kinds that would stand in for one another in a circle, as {@code FIRE → DISASTER → FIRE}. */
    static Optional<String> circle(Map<String, ChainPlan> chains) {
        Set<String> clear = new HashSet<>();
        return chains.keySet().stream()
                .flatMap(kind -> circle(kind, chains, new ArrayList<>(), clear).stream())
                .findFirst();
    }

    /** @param clear kinds from which no circle can be reached: each is looked at once */
    private static Optional<String> circle(
            String kind, Map<String, ChainPlan> chains, List<String> path, Set<String> clear) {
        int seen = path.indexOf(kind);
        if (seen >= 0) {
            return Optional.of(String.join(" → ", path.subList(seen, path.size())) + " → " + kind);
        }
        ChainPlan plan = chains.get(kind);
        if (plan == null || clear.contains(kind)) {
            return Optional.empty();
        }
        path.add(kind);
        for (String other : plan.standIns()) {
            Optional<String> found = circle(other, chains, path, clear);
            if (found.isPresent()) {
                return found;
            }
        }
        path.removeLast();
        clear.add(kind);
        return Optional.empty();
    }

    private void circular(int line, String where, String path) {
        found(
                line,
                where,
                "circular-chain",
                "Rantai berputar: " + path + ".",
                "The chain runs in a circle: " + path + ".");
    }

    private void forbidden(int line, String where, String kind) {
        found(
                line,
                where,
                "may-not-know",
                kind + " tidak boleh tahu kejadian tertutup.",
                kind + " may not know of restricted incidents.");
    }

    private void found(Rule rule, String code, String id, String en) {
        found(rule.line(), where(rule), code, id, en);
    }

    private void found(int line, String where, String code, String id, String en) {
        findings.add(line, where, code, id, en);
    }

    private static String where(Rule rule) {
        return "rules." + rule.name();
    }

    /** Kinds that a policy names, each with the line of the first rule that does; 0 for what it says in general. */
    static Map<String, Integer> kinds(Policy policy) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Rule rule : policy.rules()) {
            Set<String> all = new TreeSet<>(rule.supporting());
            all.addAll(rule.add());
            all.addAll(rule.when().own().keySet());
            all.addAll(named(rule.chains()));
            if (rule.lead() != null) {
                all.add(rule.lead());
            }
            all.forEach(kind -> kinds.putIfAbsent(kind, rule.line()));
        }
        Set<String> general = named(policy.chains());
        general.addAll(policy.deadlines().keySet());
        general.remove(Policy.ANY_KIND);
        general.forEach(kind -> kinds.putIfAbsent(kind, 0));
        return kinds;
    }

    private static Set<String> named(Map<String, ChainPlan> chains) {
        Set<String> kinds = new TreeSet<>(chains.keySet());
        chains.values().forEach(plan -> kinds.addAll(plan.standIns()));
        return kinds;
    }
}
