package id.layanan112.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What processes of this machine cost, as Linux tells it. */
final class ProcessCost {
    private static final double TICKS_PER_SECOND = 100;

    private ProcessCost() {}

    /** In kilobytes; 0 where it cannot be read. */
    static long pss(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Share of one processor that these processes take together, while nothing is asked of them. */
    static double share(List<Long> pids, Duration length) throws InterruptedException {
        double before = seconds(pids);
        Thread.sleep(length.toMillis());
        return (seconds(pids) - before) / length.toSeconds();
    }

    /** Processes whose command line begins so, as PostgreSQL names those that serve a role. */
    static List<Long> named(String beginning) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).startsWith(beginning))
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static double seconds(List<Long> pids) {
        double ticks = 0;
        for (long pid : pids) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            } catch (IOException e) {
                // It has ended: what it took until now is not told any more.
            }
        }
        return ticks / TICKS_PER_SECOND;
    }
}
