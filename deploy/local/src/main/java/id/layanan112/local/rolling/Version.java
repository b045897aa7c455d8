package id.layanan112.local.rolling;

import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The services as they are built from one revision. */
record Version(String name, Home home) {

    /** This checkout's, as it is built. */
    static Version present(Home home) {
        return new Version("new", home);
    }

    /** An earlier one, built in a checkout of its own under {@code .112/rolling}; once built it is kept. */
    static Version of(Home home, String revision) throws IOException, InterruptedException {
        String commit = run(home.root(), List.of("git", "rev-parse", "--verify", "--quiet", revision + "^{commit}"));
        if (commit.isEmpty()) {
            throw new Refusal("No such revision here: " + revision + ". A checkout with its history is needed.");
        }
        Path folder = home.state().resolve("rolling").resolve(commit.substring(0, 12));
        Version version = new Version("old", new Home(folder));
        if (!Files.exists(folder.resolve("built"))) {
            if (!Files.exists(folder)) {
                run(home.root(), List.of("git", "worktree", "add", "--detach", folder.toString(), commit));
            }
            System.out.printf("Building %s, which takes some minutes ...%n", commit.substring(0, 12));
            build(home, folder);
            Files.createFile(folder.resolve("built"));
        }
        return version;
    }

    private static void build(Home home, Path folder) throws IOException, InterruptedException {
        File log = home.log("rolling-build").toFile();
        int ended = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "package",
                        "-am",
                        "-pl",
                        "intake-service,routing-service,agency-gateway,monitoring-service")
                .directory(folder.toFile())
                .redirectOutput(log)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new Refusal("The earlier version could not be built; see " + log);
        }
    }

    private static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
