package id.layanan112.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How parts are started: from the jars that the build put beside this module, never from this class path. */
final class Parts {
    private static final String READY = "READY";

    private Parts() {}

    /** Starts a JVM with the parts' class path and waits until it says that it is ready. */
    static Process start(Class<?> main, List<String> jvmOptions, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Dlogback.configurationFile=id/layanan112/embedded/logback.xml");
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            // For those that keep a container: they remove it themselves, and its ports are this machine's.
            builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
            builder.environment().putIfAbsent("TESTCONTAINERS_HOST_OVERRIDE", "127.0.0.1");
            Process process = builder.start();
            awaitReady(process, log);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part's log, in a folder that is there from now on. */
    static Path log(Path folder, String name) {
        try {
            return Files.createDirectories(folder).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (READY.equals(line)) {
                // Nobody reads on: what comes later goes to the log through standard error.
                return;
            }
        }
        throw new IOException("a part did not start; see " + log);
    }

    /** Tells the parent that this part is ready, and ends this JVM when the parent is gone. */
    @SuppressWarnings("SystemOut")
    static void readyUntilParentIsGone(Runnable stop) throws IOException {
        System.out.println(READY);
        System.out.flush();
        // The parent reads no further: a full pipe would stop this process in the middle of a line.
        System.setOut(System.err);
        while (System.in.read() >= 0) {
            // Nothing is ever sent: the end of the stream is the parent's end, or its wish that we stop.
        }
        stop.run();
        Runtime.getRuntime().halt(0);
    }

    /** Closes the child's standard input, which asks it to stop, and waits; a child that does not is ended. */
    static void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        Path jars = root().resolve("deploy/embedded/target/parts");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " is missing: build deploy/embedded first (./112 up does)");
        }
        return String.join(
                File.pathSeparator, home(Parts.class), home(id.layanan112.contracts.Topics.class), jars + "/*");
    }

    /** The checkout, from the system property {@code layanan112.root} or the working directory upwards. */
    static Path root() {
        String set = System.getProperty("layanan112.root");
        Path start = set == null ? Path.of("").toAbsolutePath() : Path.of(set);
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("deploy/embedded"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside a checkout of layanan112; set -Dlayanan112.root");
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
