package id.layanan112.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a person would count, by region, and how it compares with what monitoring says. Shares nothing with its code. */
final class Ledger {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Map<String, Map<String, List<Long>>> millis = new TreeMap<>();

    void call(
            String region,
            String callClass,
            String channel,
            Instant received,
            @Nullable Instant answered,
            Instant ended) {
        plus(region, "class " + callClass, 1);
        plus(region, "channel " + channel, 1);
        time(region, "ANSWER", received, answered);
        time(region, "HANDLING", answered, ended);
    }

    void incident(
            String region,
            String type,
            String priority,
            boolean open,
            int substitutions,
            Instant opened,
            @Nullable Instant delivered,
            @Nullable Instant arrived) {
        plus(region, "type " + type, 1);
        plus(region, "priority " + priority, 1);
        plus(region, "substitutions", substitutions);
        plus(region, "open", open ? 1 : 0);
        time(region, "DISPATCH", opened, delivered);
        time(region, "RESPONSE", opened, arrived);
    }

    void order(
            String region,
            String kind,
            String standing,
            boolean escalated,
            Instant ordered,
            @Nullable Instant accepted,
            @Nullable Instant left,
            @Nullable Instant arrived) {
        plus(region, "order " + kind + " " + standing, 1);
        plus(region, "escalations", escalated ? 1 : 0);
        time(region, "ACKNOWLEDGE", ordered, accepted);
        time(region, "TURNOUT", accepted, left);
        time(region, "TRAVEL", left, arrived);
    }

    void surge(String region) {
        plus(region, "surges", 1);
    }

    private void plus(String region, String what, long n) {
        for (String scope : List.of(region, region.substring(0, 2), "ID")) {
            if (n != 0) {
                counts.computeIfAbsent(scope, key -> new TreeMap<>()).merge(what, n, Long::sum);
            }
        }
    }

    private void time(String region, String measure, @Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return;
        }
        for (String scope : List.of(region, region.substring(0, 2), "ID")) {
            millis.computeIfAbsent(scope, key -> new TreeMap<>())
                    .computeIfAbsent(measure, key -> new ArrayList<>())
                    .add(Duration.between(from, to).toMillis());
        }
    }

    Iterable<String> scopes() {
        return counts.keySet();
    }

    /** @return what differs in one scope, in words; empty when nothing does */
    List<String> differences(String scope, JsonNode figures) {
        Map<String, Long> said = new TreeMap<>();
        figures.path("calls")
                .path("byClass")
                .properties()
                .forEach(one -> put(said, "class " + one.getKey(), one.getValue()));
        put(said, "class OPEN", figures.path("calls").path("open"));
        figures.path("byChannel").properties().forEach(one -> put(said, "channel " + one.getKey(), one.getValue()));
        figures.path("incidents").properties().forEach(one -> put(said, "type " + one.getKey(), one.getValue()));
        figures.path("priorities").properties().forEach(one -> put(said, "priority " + one.getKey(), one.getValue()));
        figures.path("orders")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(one -> put(said, "order " + kind.getKey() + " " + one.getKey(), one.getValue())));
        figures.path("escalations").forEach(n -> said.merge("escalations", n.asLong(), Long::sum));
        figures.path("substitutions").forEach(n -> said.merge("substitutions", n.asLong(), Long::sum));
        put(said, "surges", figures.path("surges"));
        List<String> differences = new ArrayList<>();
        Map<String, Long> expected = new TreeMap<>(counts.getOrDefault(scope, Map.of()));
        expected.remove("open");
        if (!said.equals(expected)) {
            Map<String, Long> missing = new TreeMap<>(expected);
            missing.entrySet().removeAll(said.entrySet());
            Map<String, Long> extra = new TreeMap<>(said);
            extra.entrySet().removeAll(expected.entrySet());
            differences.add(scope + ": expected " + missing + ", is " + extra);
        }
        millis.getOrDefault(scope, Map.of())
                .forEach((measure, all) ->
                        times(scope, measure, all, figures.path("times").path(measure), differences));
        return differences;
    }

    private static void times(String scope, String measure, List<Long> all, JsonNode said, List<String> differences) {
        if (said.path("measured").asLong() != all.size()) {
            differences.add(scope + " " + measure + ": expected " + all.size() + " measured, is "
                    + said.path("measured").asLong());
            return;
        }
        List<Long> sorted = all.stream().sorted().toList();
        for (int percent : List.of(50, 90)) {
            double exact = sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1) / 1000.0;
            double is = said.path("p" + percent).asDouble();
            // Within 1 %, and the tenth of a second that times are kept in.
            if (Math.abs(is - exact) > exact * 0.01 + 0.1) {
                differences.add(scope + " " + measure + " p" + percent + ": expected " + exact + ", is " + is);
            }
        }
    }

    private static void put(Map<String, Long> said, String what, JsonNode n) {
        if (n.asLong() != 0) {
            said.put(what, n.asLong());
        }
    }
}
