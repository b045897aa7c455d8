package id.layanan112.monitoring.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The first of two moments, of which each may be unknown. */
final class Earlier {
    private Earlier() {}

    static @Nullable Instant of(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
