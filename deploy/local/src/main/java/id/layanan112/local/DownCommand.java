package id.layanan112.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the stack and leaves no process behind. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Hentikan semuanya. Stop everything; calls are kept.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.here();
        Optional<StackState> running = StackState.running(home);
        if (running.isEmpty()) {
            LeftOvers.end(home);
            System.out.println("Tidak ada yang berjalan. Nothing is running.");
            return 0;
        }
        ProcessHandle supervisor = ProcessHandle.of(running.get().supervisor()).orElseThrow();
        System.out.println("Stopping ...");
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            supervisor.destroyForcibly();
        }
        LeftOvers.end(home);
        System.out.println("Berhenti. Stopped; calls are kept in .112/ (./112 up --fresh forgets them).");
        return 0;
    }
}
