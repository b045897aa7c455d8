package id.layanan112.simulator;

import com.fasterxml.uuid.Generators;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a recording becomes: one call for every row, in the regions that have 112, ending yesterday. */
final class Script {
    private static final List<RegionCode> REGIONS = CallCentres.builtIn().all().stream()
            .filter(centre -> !centre.assumed())
            .flatMap(centre -> centre.regions().stream())
            .sorted()
            .toList();
    private static final List<String[]> KINDS = Csv.rows("kinds.csv");

    private Script() {}

    /**
     * One call to be made.
     *
     * @param key its idempotency key, the same for the same run and row
     * @param day its local day, in its region's zone
     */
    record Line(
            int row,
            String key,
            RegionCode region,
            LocalDate day,
            IncidentType type,
            Set<Hazard> hazards,
            Map<String, Object> body) {}

    static List<Line> of(List<RecordedCall> recorded, UUID runId, LocalDate yesterday) {
        Map<String, RegionCode> regions = regions(recorded);
        Map<LocalDate, LocalDate> days = days(recorded, yesterday);
        return recorded.stream().map(call -> line(call, runId, regions, days)).toList();
    }

    /** Townships in the order of their first appearance, wrapped round. */
    private static Map<String, RegionCode> regions(List<RecordedCall> recorded) {
        Map<String, RegionCode> regions = new LinkedHashMap<>();
        for (RecordedCall call : recorded) {
            regions.computeIfAbsent(call.township(), name -> REGIONS.get(regions.size() % REGIONS.size()));
        }
        return regions;
    }

    /** Recorded days in their order, gaps skipped, the last of them yesterday. */
    private static Map<LocalDate, LocalDate> days(List<RecordedCall> recorded, LocalDate yesterday) {
        List<LocalDate> in =
                List.copyOf(recorded.stream().map(RecordedCall::day).collect(Collectors.toCollection(TreeSet::new)));
        Map<LocalDate, LocalDate> out = new TreeMap<>();
        for (int i = 0; i < in.size(); i++) {
            out.put(in.get(i), yesterday.minusDays(in.size() - 1L - i));
        }
        return out;
    }

    private static Line line(
            RecordedCall call, UUID runId, Map<String, RegionCode> regions, Map<LocalDate, LocalDate> days) {
        RegionCode region = java.util.Objects.requireNonNull(regions.get(call.township()));
        LocalDate day = java.util.Objects.requireNonNull(days.get(call.day()));
        String[] kind = kind(call.kind());
        IncidentType type = IncidentType.valueOf(kind[1]);
        Set<Hazard> hazards = hazards(kind[2]);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("class", "NORMAL");
        body.put("channel", "VOICE");
        body.put("regionCode", region.value());
        body.put("incidentType", type);
        body.put("hazards", hazards.stream().sorted().toList());
        body.put("caller", Map.of("name", "Penelepon " + call.row(), "number", "+62000%07d".formatted(call.row())));
        body.put("place", Map.of("address", "Jalan Contoh " + call.row()));
        body.put("narrative", "Rekaman baris " + call.row());
        body.put(
                "receivedAt",
                day.atTime(call.time()).atZone(Regions.zoneOf(region)).toInstant());
        String key = Generators.nameBasedGenerator(runId)
                .generate("row/" + call.row())
                .toString();
        return new Line(call.row(), key, region, day, type, hazards, body);
    }

    /** The first pattern that fits; the table ends with one for each recorded kind. */
    static String[] kind(String recorded) {
        return KINDS.stream()
                .filter(row -> recorded.contains(row[0]))
                .findFirst()
                .orElse(new String[] {"", "OTHER", ""});
    }

    private static Set<Hazard> hazards(String words) {
        return words.isEmpty()
                ? Set.of()
                : Arrays.stream(words.split(" ")).map(Hazard::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
