package id.layanan112.simulator;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which kinds must come to an incident: a table of the test's own, so that the policy is not its own witness. */
final class ExpectedKinds {
    private static final Map<String, List<String>> TABLE = Csv.rows("expected.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> List.of(row[1].split(" "))));

    private ExpectedKinds() {}

    static Set<String> of(IncidentType type, Set<Hazard> hazards) {
        Set<String> kinds = new TreeSet<>(TABLE.getOrDefault(type.name(), List.of()));
        hazards.forEach(hazard -> kinds.addAll(TABLE.getOrDefault("+" + hazard, List.of())));
        return kinds;
    }
}
