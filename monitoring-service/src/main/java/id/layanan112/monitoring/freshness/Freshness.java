package id.layanan112.monitoring.freshness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final Duration DUE_AFTER = Duration.ofHours(12);
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

    /**
     * Of a centre that reports whole days: a day is due by noon of the next.
     *
     * @param completeDay the last day before the first that is missing; null for none
     */
    static Freshness ofDays(Instant lastReport, @Nullable LocalDate completeDay, ZoneId zone, Instant now) {
        Instant complete = completeDay == null
                ? null
                : completeDay.plusDays(1).atStartOfDay(zone).toInstant();
        if (completeDay == null) {
            return new Freshness(State.SILENT, lastReport, null);
        }
        long due = ChronoUnit.DAYS.between(completeDay, LocalDate.ofInstant(now.minus(DUE_AFTER), zone)) - 1;
        State state = due <= 0 ? State.REPORTING : due == 1 ? State.LATE : State.SILENT;
        return new Freshness(state, lastReport, complete);
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
