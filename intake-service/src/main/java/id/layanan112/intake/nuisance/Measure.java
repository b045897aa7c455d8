package id.layanan112.intake.nuisance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows for the order of the queue, from mild to strong. */
public enum Measure {
    /** Shown, and nothing else. */
    WATCH(false, Duration.ofDays(7)),
    HOURS_24(true, Duration.ofHours(24)),
    DAYS_3(true, Duration.ofDays(3)),
    /** Until a supervisor has looked at it. */
    REVIEW(true, null);

    private final boolean later;
    private final @Nullable Duration lasts;

    Measure(boolean later, @Nullable Duration lasts) {
        this.later = later;
        this.lasts = lasts;
    }

    /** True when calls from there are answered after the others; they are always answered. */
    public boolean later() {
        return later;
    }

    /** Null when it lasts until a person lifts it. */
    @Nullable
    Duration lasts() {
        return lasts;
    }
}
