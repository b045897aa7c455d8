package id.layanan112.observability;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/metrics.md. */
final class Metrics {
    /** Not of our processes: Prometheus makes them. */
    static final String PROMETHEUS = "Prometheus";

    private Metrics() {}

    /**
     * One row.
     *
     * @param of the services that have it
     * @param always from the start; else once it is counted for the first time
     */
    record Metric(String name, String type, List<String> of, boolean always) {
        /** Its names at {@code /q/metrics}. */
        Set<String> series() {
            List<String> endings = switch (type) {
                case "histogram" -> List.of("_bucket", "_count", "_sum", "_max");
                case "timer" -> List.of("_count", "_sum", "_max");
                case "counter", "gauge" -> List.of("");
                default -> throw new IllegalArgumentException(name + ": " + type);
            };
            return endings.stream().map(name::concat).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<Metric> documented() {
        return Repository.text(Repository.ROOT.resolve("docs/metrics.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> new Metric(
                        cells.get(1).replaceAll("`|\\{.*\\}", ""),
                        cells.get(2),
                        Stream.of(cells.get(3).split(", ")).toList(),
                        cells.get(4).equals("start")))
                .toList();
    }
}
