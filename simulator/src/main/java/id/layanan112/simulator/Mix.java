package id.layanan112.simulator;

import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A mix of calls as a region published it; names, numbers and places are invented. */
final class Mix {
    private static final List<RegionCode> REGIONS = CallCentres.builtIn().all().stream()
            .filter(centre -> !centre.assumed())
            .flatMap(centre -> centre.regions().stream())
            .toList();
    private static final List<IncidentType> TYPES = List.of(
            IncidentType.FIRE,
            IncidentType.MEDICAL,
            IncidentType.MEDICAL,
            IncidentType.TRAFFIC_ACCIDENT,
            IncidentType.TRAFFIC_ACCIDENT,
            IncidentType.CRIME,
            IncidentType.POWER_OUTAGE,
            IncidentType.POWER_HAZARD,
            IncidentType.DOMESTIC_VIOLENCE,
            IncidentType.FALLEN_TREE,
            IncidentType.WILD_ANIMAL,
            IncidentType.FLOOD);

    /** All that a region's procedure may ask for: only then it is a ghost. */
    private static final Map<String, String> SILENT = Map.of(
            "KEY_PRESS_ASKED", "NOTHING",
            "CALLED_BACK", "NOTHING",
            "LAST_LOCATION_CHECKED", "NOT_POSSIBLE",
            "REPEAT_CALLER_CHECKED", "NOTHING");

    private final List<String[]> rows;
    private final int total;

    private Mix(List<String[]> rows) {
        this.rows = rows;
        this.total = rows.stream().mapToInt(row -> Integer.parseInt(row[2])).sum();
    }

    /** @throws IllegalArgumentException naming the mixes there are */
    static Mix named(String name) {
        List<String[]> all = Csv.rows("mixes.csv");
        List<String[]> rows = all.stream().filter(row -> row[0].equals(name)).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("No such mix: " + name + ". There are "
                    + String.join(
                            ", ", all.stream().map(row -> row[0]).distinct().toList()));
        }
        return new Mix(rows);
    }

    Map<String, Object> call(Random random) {
        Map<String, Object> body = new LinkedHashMap<>();
        String callClass = callClass(random.nextInt(total));
        int person = random.nextInt(1_000_000);
        if (!callClass.equals("OPEN")) {
            body.put("class", callClass);
        }
        body.put("channel", "VOICE");
        body.put("regionCode", REGIONS.get(random.nextInt(REGIONS.size())).value());
        body.put("caller", Map.of("name", "Penelepon " + person, "number", "+62000%07d".formatted(person)));
        if (callClass.equals("GHOST")) {
            body.put("silentSteps", SILENT);
        }
        if (callClass.equals("NORMAL")) {
            body.put("incidentType", TYPES.get(random.nextInt(TYPES.size())));
            body.put("place", Map.of("address", "Jalan Contoh " + person));
            body.put("narrative", "Contoh kejadian " + person);
        }
        return body;
    }

    private String callClass(int place) {
        int left = place;
        for (String[] row : rows) {
            left -= Integer.parseInt(row[2]);
            if (left < 0) {
                return row[1];
            }
        }
        return rows.getLast()[1];
    }
}
