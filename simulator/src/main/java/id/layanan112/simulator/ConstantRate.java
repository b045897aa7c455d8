package id.layanan112.simulator;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Load at a constant rate. A latency counts from when the request was due, so that a stall hides nothing. */
final class ConstantRate {
    private ConstantRate() {}

    /** @return latencies in microseconds */
    static Histogram run(double perSecond, Duration duration, IntConsumer request) {
        Histogram latencies = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
        long interval = (long) (1_000_000_000L / perSecond);
        int total = (int) (duration.toNanos() / interval);
        long began = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                int number = i;
                long due = began + i * interval;
                sleepUntil(due);
                callers.execute(() -> {
                    request.accept(number);
                    latencies.recordValue(Math.max(1, (System.nanoTime() - due) / 1000));
                });
            }
        }
        return latencies;
    }

    private static void sleepUntil(long due) {
        long wait = due - System.nanoTime();
        while (wait > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(wait);
            wait = due - System.nanoTime();
        }
    }

    /** {@code p50 4.1 ms, p99 12.0 ms, max 30.2 ms (2000)}. */
    static String told(Histogram latencies) {
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d)"
                .formatted(
                        latencies.getValueAtPercentile(50) / 1000.0,
                        latencies.getValueAtPercentile(99) / 1000.0,
                        latencies.getMaxValue() / 1000.0,
                        latencies.getTotalCount());
    }
}
