package id.layanan112.routing.trial;

import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.Rung;
import id.layanan112.routing.decision.RouteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is otherwise in one decision than in another; the name of a rule alone changes nothing for anybody. */
final class Changes {
    private static final Map<String, Function<Assignment, Object>> ASPECTS = new TreeMap<>(Map.of(
            "ROLE", Assignment::role,
            "DEADLINE", Changes::deadline,
            "CHAIN", one -> one.chain().stream().map(Changes::name).collect(Collectors.joining(", "))));

    private Changes() {}

    static List<Change> between(RouteDecision before, RouteDecision after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, null, "PRIORITY", before.priority(), after.priority());
        Map<String, Assignment> old = byKind(before);
        Map<String, Assignment> now = byKind(after);
        TreeSet<String> kinds = new TreeSet<>(old.keySet());
        kinds.addAll(now.keySet());
        for (String kind : kinds) {
            Assignment one = old.get(kind);
            Assignment other = now.get(kind);
            if (one == null || other == null) {
                compare(changes, kind, "ORDER", one == null ? null : one.role(), other == null ? null : other.role());
            } else {
                ASPECTS.forEach((what, aspect) -> compare(changes, kind, what, aspect.apply(one), aspect.apply(other)));
            }
        }
        return changes;
    }

    private static Map<String, Assignment> byKind(RouteDecision decision) {
        return switch (decision) {
            case RouteDecision.Routed routed ->
                routed.assignments().stream().collect(Collectors.toMap(Assignment::kind, one -> one));
            case RouteDecision.NothingToOrder none -> Map.of();
        };
    }

    private static String deadline(Assignment one) {
        List<Long> byRung = one.rungDeadlineSeconds();
        return (byRung == null ? List.of(Objects.requireNonNull(one.ackDeadlineSeconds(), "decided here")) : byRung)
                .stream().map(seconds -> seconds + "s").collect(Collectors.joining(", "));
    }

    private static String name(Rung rung) {
        return rung.agencyId() == null ? rung.source().name() : rung.agencyId();
    }

    private static void compare(
            List<Change> changes, @Nullable String kind, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(
                    kind, what, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
