package id.layanan112.monitoring.freshness;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a region's figures stand: "no calls" and "no data" never look alike.
 *
 * @param lastReport when its centre last said that it is alive; null when it never did
 * @param completeThrough every call saved before this moment is in the counts; null while that is not known
 */
public record Freshness(
        State state, @Nullable Instant lastReport, @Nullable Instant completeThrough) {
    /** No centre, so nobody who could report. */
    public static final Freshness WITHOUT_CENTRE = new Freshness(State.NOT_IMPLEMENTED, null, null);

    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration SILENT = Duration.ofSeconds(120);

    /** What a centre's silence means. */
    public enum State {
        /** No centre here: a normal case. */
        NOT_IMPLEMENTED,
        REPORTING,
        /** No report for 30 s. */
        LATE,
        /** No report for 120 s, or never one. */
        SILENT
    }

    static Freshness of(@Nullable Instant lastReport, @Nullable Instant completeThrough, Instant now) {
        return new Freshness(state(lastReport, now), lastReport, completeThrough);
    }

    private static State state(@Nullable Instant lastReport, Instant now) {
        if (lastReport == null) {
            return State.SILENT;
        }
        Duration age = Duration.between(lastReport, now);
        if (age.compareTo(SILENT) >= 0) {
            return State.SILENT;
        }
        return age.compareTo(LATE) >= 0 ? State.LATE : State.REPORTING;
    }
}
