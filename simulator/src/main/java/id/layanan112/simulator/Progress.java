package id.layanan112.simulator;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line every two seconds on anything that takes longer. */
final class Progress implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    Progress(boolean toError, Supplier<String> line) {
        var _ = clock.scheduleAtFixedRate(
                () -> (toError ? System.err : System.out).println(line.get()), 2, 2, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
