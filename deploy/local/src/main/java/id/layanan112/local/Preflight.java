package id.layanan112.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/** What this machine has to have, said before anything is started. */
final class Preflight {
    private static final long GB = 1L << 30;
    private static final long DISK = 2 * GB;
    private static final long MEMORY = 3 * GB;

    private Preflight() {}

    static void check(Home home, PrintStream say) throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new Refusal(
                    "The embedded PostgreSQL is for Linux on amd64; this is " + system + ", which is unsupported.");
        }
        long disk = Files.getFileStore(home.state().getParent()).getUsableSpace();
        int processors = Runtime.getRuntime().availableProcessors();
        long memory = available();
        say.printf(
                "Needs 2.5 GB of memory (%.1f available), 2 GB of disk (%.0f free), 2 processors (%d here).%n",
                memory / (double) GB, disk / (double) GB, processors);
        if (disk < DISK) {
            throw new Refusal("Less than 2 GB of disk is free: make room first.");
        }
        if (memory < MEMORY) {
            say.println("  Memori kurang dari 3 GB: mungkin lambat. Less than 3 GB of memory: it may be slow.");
        }
    }

    private static long available() throws IOException {
        return Files.readAllLines(java.nio.file.Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
