package id.layanan112.local.rolling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a cluster does by the shares of its pods: an instance that starts takes what those leave that answer. */
final class Priority {
    private static final int BEHIND = 19;
    /** CompilerThreadPriority of the images' runtime (deploy/images/build). */
    static final int COMPILERS = 10;

    private Priority() {}

    static void behind(Process process) throws IOException, InterruptedException {
        renice(process, BEHIND, _ -> true);
    }

    /** Whoever may not raise a process again, which takes root, has it go on behind. */
    static void level(Process process) throws IOException, InterruptedException {
        renice(process, 0, thread -> !isCompiler(thread));
        renice(process, COMPILERS, Priority::isCompiler);
    }

    private static void renice(Process process, int to, Predicate<Path> which)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("renice", "-n", Integer.toString(to), "-p"));
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            threads.filter(which)
                    .forEach(thread -> command.add(thread.getFileName().toString()));
        }
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains("CompilerThre");
        } catch (IOException e) {
            // It ended meanwhile.
            return false;
        }
    }
}
