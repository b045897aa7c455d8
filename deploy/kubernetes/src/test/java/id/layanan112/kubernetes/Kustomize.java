package id.layanan112.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Builds with whichever of kubectl and kustomize is on the PATH. Without one the test is skipped, and says so. */
final class Kustomize {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final List<String> OVERLAYS = List.of("small", "region", "national");

    private static final Map<String, Manifests> BUILT = new ConcurrentHashMap<>();

    private Kustomize() {}

    static Manifests overlay(String name) {
        return BUILT.computeIfAbsent(name, one -> Manifests.parse(one, build(HOME.resolve("overlays/" + one))));
    }

    static String build(Path folder) {
        List<String> command = new ArrayList<>(command());
        command.add(folder.toString());
        return run(command, HOME);
    }

    private static List<String> command() {
        Optional<List<String>> found = Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .filter(one -> onPath(one.getFirst()))
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                "SKIPPED: neither kubectl nor kustomize is on the PATH, so no manifest was looked at; install kubectl");
        return found.orElseThrow();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static String run(List<String> command, Path folder) {
        try {
            Path errors = Files.createTempFile("kubernetes", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(command + " ended with " + code + ": " + Files.readString(errors));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
