package id.layanan112.intake.centre;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a centre may be silent before it has failed. Where so many calls were to be expected that none at all cannot
 * be chance, it is no quiet night.
 */
final class Silence {
    /** None of 20 expected calls: once in 500 million times by chance. */
    private static final double EXPECTED = 20;

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    /** Of a centre that gets so few calls, silence says nothing in time. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private Silence() {}

    /** @return empty when its silence says nothing */
    static Optional<Duration> longest(double usualPerMinute) {
        if (!(usualPerMinute > 0)) {
            return Optional.empty();
        }
        Duration needed = Duration.ofSeconds((long) Math.min(1e9, EXPECTED / usualPerMinute * 60));
        return needed.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(needed.compareTo(SHORTEST) < 0 ? SHORTEST : needed);
    }
}
