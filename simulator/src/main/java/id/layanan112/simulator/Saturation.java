package id.layanan112.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** As many requests as so many callers get through, each with one at a time. */
final class Saturation {
    private Saturation() {}

    /** One request of a caller, numbered from 0. */
    interface Request {
        void send(int caller) throws Exception;
    }

    /**
     * @return requests per second
     * @throws IllegalStateException when one of them failed
     */
    static double run(int callers, Duration length, Request request) throws InterruptedException {
        LongAdder done = new LongAdder();
        long began = System.nanoTime();
        long end = began + length.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = IntStream.range(0, callers)
                    .<Callable<Boolean>>mapToObj(caller -> () -> {
                        while (System.nanoTime() < end) {
                            request.send(caller);
                            done.increment();
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> one : threads.invokeAll(all)) {
                if (one.state() == Future.State.FAILED) {
                    throw new IllegalStateException("a request failed", one.exceptionNow());
                }
            }
        }
        return done.sum() / ((System.nanoTime() - began) / 1e9);
    }
}
