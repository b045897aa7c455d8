package id.layanan112.gateway.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long to wait before an agency is tried again: 1, 2, 4, 8, 15, 30 s with full jitter, or what it asks for. */
final class Backoff {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));

    private Backoff() {}

    /**
     * @param attempt the attempt that failed, 1 for the first
     * @param retryAfter what the agency asked for; 30 s at most are granted
     * @param random in [0, 1)
     */
    static Duration after(int attempt, Optional<Duration> retryAfter, DoubleSupplier random) {
        Duration longest = STEPS.getLast();
        Duration step = STEPS.get(Math.min(attempt, STEPS.size()) - 1);
        return retryAfter
                .map(asked -> asked.compareTo(longest) > 0 ? longest : asked)
                // At once would use up every attempt within a moment.
                .map(asked -> asked.compareTo(STEPS.getFirst()) < 0 ? STEPS.getFirst() : asked)
                .orElseGet(() -> Duration.ofMillis((long) (step.toMillis() * random.getAsDouble())));
    }
}
