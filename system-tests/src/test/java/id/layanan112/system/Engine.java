package id.layanan112.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Docker or Podman by its command, which is the same for both. All that it starts is removed when it closes. */
final class Engine implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final String command;
    private final String network;
    private final List<String> started = new ArrayList<>();

    Engine(String command, String network) {
        this.command = command;
        this.network = network;
        run("network", "create", network);
    }

    /** An address of this machine that its own processes and the containers can use alike. */
    String gateway() {
        // Docker and Podman tell it in different shapes.
        String told = run("network", "inspect", network).replaceAll("\\s", "");
        return told.replaceFirst("(?s).*\"[gG]ateway\":\"([0-9.]+)\".*", "$1");
    }

    /** Runs a service as it is deployed: nobody's user, nothing to write but /tmp, no privileges, a limit of memory. */
    void start(String name, String image, Map<String, String> environment, List<String> more) {
        List<String> all = new ArrayList<>(List.of("run", "-d", "--name", name, "--network", network, "--read-only"));
        all.addAll(List.of("--tmpfs", "/tmp:rw,noexec,nosuid,size=64m", "--cap-drop", "ALL"));
        all.addAll(List.of("--security-opt", "no-new-privileges", "--memory", "512m"));
        environment.forEach((key, value) -> all.addAll(List.of("-e", key + "=" + value)));
        all.addAll(more);
        all.add(image);
        started.add(name);
        run(all.toArray(String[]::new));
    }

    /** @return the exit code: 0 or 143 of a process that ended in order, 137 of one that had to be killed */
    int stop(String name) {
        run("stop", "-t", Integer.toString(PATIENCE_SECONDS), name);
        return Integer.parseInt(
                run("inspect", "-f", "{{.State.ExitCode}}", name).trim());
    }

    void startAgain(String name) {
        run("start", name);
    }

    String logs(String name) {
        return run("logs", "--tail", "40", name);
    }

    String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", all) + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        started.forEach(name -> run("rm", "-f", name));
        run("network", "rm", network);
    }
}
