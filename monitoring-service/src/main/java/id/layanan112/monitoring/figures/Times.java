package id.layanan112.monitoring.figures;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, right within 1 %. Nothing measured is no value, never 0.
 *
 * @param measured how many
 * @param p50 seconds; null when nothing was measured
 * @param p90 seconds; null when nothing was measured
 * @param target seconds; null where the chosen targets set none
 * @param within how many were within the target, never too many; null without a target
 * @param share of those measured, 0 to 1; null without a target or a measurement
 */
public record Times(
        long measured,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Long target,
        @Nullable Long within,
        @Nullable Double share) {

    public static Times of(Histogram tenths, @Nullable Duration target) {
        long measured = tenths.getTotalCount();
        Long within = target == null ? null : within(tenths, target.toMillis() / 100);
        return new Times(
                measured,
                measured == 0 ? null : tenths.getValueAtPercentile(50) / 10.0,
                measured == 0 ? null : tenths.getValueAtPercentile(90) / 10.0,
                target == null ? null : target.toSeconds(),
                within,
                within == null || measured == 0 ? null : within / (double) measured);
    }

    /** Values that are kept together with some beyond the target count as beyond it. */
    private static long within(Histogram histogram, long target) {
        long last = histogram.highestEquivalentValue(target) == target
                ? target
                : histogram.lowestEquivalentValue(target) - 1;
        return last < 0 ? 0 : histogram.getCountBetweenValues(0, last);
    }
}
