package id.layanan112.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The checkout, and {@code .112/} in it, where the local stack keeps everything. */
public record Home(Path root) {

    public static Home here() {
        return new Home(Path.of(System.getProperty("layanan112.root", "")).toAbsolutePath());
    }

    public Path state() {
        return root.resolve(".112");
    }

    Path data(String part) {
        return made(state().resolve("data").resolve(part));
    }

    public Path keys() {
        return made(state().resolve("keys"));
    }

    public Path log(String part) {
        return made(state().resolve("logs")).resolve(part + ".log");
    }

    Path stackFile() {
        return made(state().resolve("run")).resolve("stack.json");
    }

    public Path service(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public Path simulator() {
        return root.resolve("simulator/target/simulator.jar");
    }

    public Path operations() {
        return root.resolve("operations/target/operations.jar");
    }

    /** Whether a process was started from this checkout; its number alone can belong to somebody else by now. */
    boolean started(ProcessHandle process) {
        return process.info().arguments().map(List::of).orElse(List.of()).stream()
                .anyMatch(word -> word.contains(root.toString()));
    }

    /** Forgets all calls: data and keys, but not the logs. */
    void forget() {
        for (String folder : new String[] {"data", "keys", "run"}) {
            delete(state().resolve(folder));
        }
    }

    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
