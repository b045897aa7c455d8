package id.layanan112.local;

import java.time.Duration;
import java.util.List;

/** Processes of a stack whose supervisor was killed: they are ended before another is started, and after a stop. */
final class LeftOvers {
    private LeftOvers() {}

    static void end(Home home) {
        List<ProcessHandle> left = StackState.read(home).stream()
                .flatMap(state -> state.services().stream())
                .flatMap(part -> ProcessHandle.of(part.pid()).stream())
                // A number can belong to somebody else by now: only what was started from this checkout is ours.
                .filter(handle -> handle.info().arguments().map(List::of).orElse(List.of()).stream()
                        .anyMatch(word -> word.contains(home.root().toString())))
                .toList();
        left.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (left.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
