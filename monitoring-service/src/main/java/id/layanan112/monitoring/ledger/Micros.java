package id.layanan112.monitoring.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as PostgreSQL keeps them: what is taken out later must be what was put in. */
final class Micros {
    private Micros() {}

    static Instant of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant orNull(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }
}
