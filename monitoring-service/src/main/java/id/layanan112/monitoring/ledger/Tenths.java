package id.layanan112.monitoring.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Durations as they are kept: tenths of a second, begun ones counted whole, so that none passes a target by rounding. */
final class Tenths {
    /** What takes longer is a forgotten record, and would only blow up the histograms. */
    private static final long LONGEST = Duration.ofDays(30).toMillis() / 100;

    private Tenths() {}

    /** Empty when one of them is missing, or the clocks contradict each other. */
    static OptionalLong between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || to.isBefore(from)) {
            return OptionalLong.empty();
        }
        long millis = Duration.between(from, to).toMillis();
        return OptionalLong.of(Math.min((millis + 99) / 100, LONGEST));
    }
}
