package id.layanan112.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How each part is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Keadaan tiap bagian. How each part is.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "for programs")
    boolean json;

    /**
     * @param memory proportional set size in bytes
     * @param lag records that wait for it; null for parts that read no topic, or while Kafka is away
     */
    record Row(
            String service,
            long pid,
            int port,
            boolean ready,
            long memory,
            @Nullable Long lag,
            int restarts) {}

    record Report(List<Row> services) {}

    @Override
    public Integer call() throws IOException {
        Optional<StackState> running = StackState.running(Home.here());
        if (running.isEmpty()) {
            System.out.println(json ? "{\"services\":[]}" : "Tidak ada yang berjalan. Nothing is running: ./112 up");
            return json ? 0 : 1;
        }
        Report report = report(running.get());
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(report));
        } else {
            print(report);
        }
        return report.services().stream().allMatch(Row::ready) ? 0 : 1;
    }

    private static Report report(StackState state) {
        Map<String, Long> lags = Lags.of(state.of("kafka").port());
        return new Report(state.services().stream()
                .map(part -> new Row(
                        part.service(),
                        part.pid(),
                        part.port(),
                        Readiness.of(part.service(), part.port()),
                        Memory.of(part.pid()),
                        lags.get(part.service()),
                        part.restarts()))
                .toList());
    }

    private static void print(Report report) {
        System.out.printf(
                "%-12s %8s %6s %-6s %8s %8s %8s%n", "SERVICE", "PID", "PORT", "READY", "MB", "LAG", "RESTARTS");
        for (Row row : report.services()) {
            System.out.printf(
                    "%-12s %8d %6d %-6s %8d %8s %8d%n",
                    row.service(),
                    row.pid(),
                    row.port(),
                    row.ready() ? "yes" : "NO",
                    row.memory() >> 20,
                    row.lag() == null ? "-" : row.lag(),
                    row.restarts());
        }
        long total = report.services().stream().mapToLong(Row::memory).sum();
        System.out.printf("%-12s %8s %6s %-6s %8d%n", "together", "", "", "", total >> 20);
    }
}
