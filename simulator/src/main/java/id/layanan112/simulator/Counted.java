package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the platform says there is on some days.
 *
 * @param calls ids of the calls in intake
 * @param figures calls in monitoring, by {@code day/region/class} and {@code day/region/type}
 */
record Counted(Set<String> calls, Map<String, Long> figures) {

    static Counted of(Platform platform, Collection<LocalDate> days) throws InterruptedException {
        Set<String> calls = new HashSet<>();
        for (LocalDate day : days) {
            calls(platform, day, calls);
        }
        return new Counted(calls, Map.of()).withFigures(platform, days);
    }

    /** The same calls with monitoring's figures of now. */
    Counted withFigures(Platform platform, Collection<LocalDate> days) throws InterruptedException {
        Map<String, Long> now = new HashMap<>();
        for (LocalDate day : days) {
            figures(platform, day, now);
        }
        return new Counted(calls, now);
    }

    private static void calls(Platform platform, LocalDate day, Set<String> calls) throws InterruptedException {
        String cursor = "";
        do {
            JsonNode page = platform.patientGet(
                    platform.intake + "/calls?limit=500&day=" + day + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    "telephony");
            page.path("items").forEach(item -> calls.add(item.path("callId").asText()));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
    }

    private static void figures(Platform platform, LocalDate day, Map<String, Long> figures)
            throws InterruptedException {
        JsonNode report = platform.patientGet(platform.monitoring + "/regions/counts?day=" + day, "monitoring-analyst");
        for (JsonNode row : report.path("regions")) {
            String at = day + "/" + row.path("regionCode").asText() + "/";
            row.path("byClass")
                    .properties()
                    .forEach(
                            one -> figures.put(at + one.getKey(), one.getValue().asLong()));
            row.path("byType")
                    .properties()
                    .forEach(
                            one -> figures.put(at + one.getKey(), one.getValue().asLong()));
        }
    }
}
