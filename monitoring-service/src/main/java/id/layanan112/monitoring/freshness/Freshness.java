package id.layanan112.monitoring.freshness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rule of what a centre's silence means: "no calls" and "no data" never look alike. */
public final class Freshness {
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration SILENT = Duration.ofSeconds(120);

    private Freshness() {}

    /** How a region's figures stand. */
    public enum State {
        /** No centre here: a normal case. */
        NOT_IMPLEMENTED,
        REPORTING,
        LATE,
        SILENT
    }

    /** @param lastReport null when the centre has never reported */
    public static State of(@Nullable Instant lastReport, Instant now) {
        if (lastReport == null) {
            return State.SILENT;
        }
        Duration age = Duration.between(lastReport, now);
        if (age.compareTo(SILENT) > 0) {
            return State.SILENT;
        }
        return age.compareTo(LATE) > 0 ? State.LATE : State.REPORTING;
    }
}
