package id.layanan112.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single-row INSERTs by {@code pgbench} as it comes, where it is installed: a script of one statement. */
final class Pgbench {
    private static final Path PROGRAM = Path.of("/usr/bin/pgbench");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final String host;
    private final String port;

    /** @param address host:port of intake's PostgreSQL */
    Pgbench(String address) {
        int colon = address.lastIndexOf(':');
        host = address.substring(0, colon);
        port = address.substring(colon + 1);
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** @return rows per second */
    double rate(String insert, int connections, Duration length) throws InterruptedException {
        try {
            Path script = Files.createTempFile("bench", ".sql");
            Files.writeString(script, insert);
            String said = Program.said(
                    List.of(
                            PROGRAM.toString(),
                            "--no-vacuum",
                            "--client=" + connections,
                            "--jobs=1",
                            "--time=" + length.toSeconds(),
                            "--file=" + script,
                            "--host=" + host,
                            "--port=" + port,
                            "--username=intake",
                            "intake"),
                    Map.of("PGPASSWORD", "intake"));
            Files.delete(script);
            return rate(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when it does not say how many */
    static double rate(String said) {
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
