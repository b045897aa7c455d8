package id.layanan112.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Processes of a stack whose supervisor was killed: they are ended before another is started, and after a stop. */
final class LeftOvers {
    private static final int SECONDS = 10;

    private LeftOvers() {}

    static void end(Home home) {
        List<ProcessHandle> left = StackState.read(home).stream()
                .flatMap(state -> state.services().stream())
                .flatMap(part -> ProcessHandle.of(part.pid()).stream())
                .filter(home::started)
                .toList();
        left.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, SECONDS, TimeUnit.SECONDS)
                .join();
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
