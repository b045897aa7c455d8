package id.layanan112.intake.surge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rule: a centre has a surge when it gets many times what it is used to, and it is over when it gets little more
 * than usual. Between the two nothing changes, so that a banner does not flicker.
 *
 * @param timesUsual from so many times the usual it is a surge; half of it ends one
 * @param fewest calls per minute below which nothing is a surge: two calls at night are no earthquake
 */
record Surge(double timesUsual, double fewest) {
    /** What a centre is used to follows its load this slowly: a week. */
    private static final Duration MEMORY = Duration.ofDays(7);
    /** What lasts longer is what the centre is used to: a large one on its first day, or one that got more regions. */
    private static final Duration LONGEST = Duration.ofDays(1);

    enum Turn {
        STARTS,
        ENDS,
        STAYS
    }

    /**
     * @param now calls per minute
     * @param usual of this centre, calls per minute
     */
    Turn judge(boolean surging, double now, double usual) {
        double starts = Math.max(fewest, usual * timesUsual);
        if (!surging && now >= starts) {
            return Turn.STARTS;
        }
        return surging && now < starts / 2 ? Turn.ENDS : Turn.STAYS;
    }

    /**
     * The usual after some more time; a surge is not usual.
     *
     * @param surging for how long; null without a surge
     */
    static double learn(double usual, double now, Duration since, @Nullable Duration surging) {
        if (surging != null && surging.compareTo(LONGEST) < 0) {
            return usual;
        }
        double share = Math.min(1, (double) since.toMillis() / MEMORY.toMillis());
        return usual + (now - usual) * share;
    }
}
