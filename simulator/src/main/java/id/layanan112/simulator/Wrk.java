package id.layanan112.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Saturation by {@code wrk}, where it is installed: a client that costs as much as what it measures says more of itself
 * than of the platform.
 */
final class Wrk implements AutoCloseable {
    private static final int BODIES = 2_000;
    private static final Pattern SENT = Pattern.compile("(\\d+) requests in ([0-9.]+)(m?s|m)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private final Path folder;

    Wrk(Mix mix) {
        try (@Nullable InputStream script = Wrk.class.getResourceAsStream("calls.lua")) {
            folder = Files.createTempDirectory("bench");
            Files.copy(
                    Objects.requireNonNull(script), folder.resolve("calls.lua"), StandardCopyOption.REPLACE_EXISTING);
            Random random = new Random();
            Files.write(
                    folder.resolve("bodies"),
                    IntStream.range(0, BODIES)
                            .mapToObj(i -> new String(Json.bytes(mix.call(random)), StandardCharsets.UTF_8))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/wrk"));
    }

    /** @return requests per second that were answered with 2xx */
    double rate(String url, String token, int connections, Duration length) throws InterruptedException {
        return rate(Program.said(
                List.of(
                        "/usr/bin/wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + length.toSeconds() + "s",
                        "--timeout",
                        "15s",
                        "-s",
                        folder.resolve("calls.lua").toString(),
                        url,
                        "--",
                        folder.resolve("bodies").toString(),
                        token,
                        UUID.randomUUID().toString()),
                Map.of()));
    }

    /** @throws IllegalStateException when it does not say how many */
    static double rate(String said) {
        Matcher sent = SENT.matcher(said);
        if (!sent.find()) {
            throw new IllegalStateException("wrk failed: " + said);
        }
        Matcher refused = REFUSED.matcher(said);
        long answered = Long.parseLong(sent.group(1)) - (refused.find() ? Long.parseLong(refused.group(1)) : 0);
        double unit = switch (sent.group(3)) {
            case "ms" -> 0.001;
            case "m" -> 60;
            default -> 1;
        };
        return answered / (Double.parseDouble(sent.group(2)) * unit);
    }

    @Override
    public void close() throws IOException {
        for (String file : List.of("calls.lua", "bodies")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
