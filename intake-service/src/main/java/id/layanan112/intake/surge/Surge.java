package id.layanan112.intake.surge;

import java.time.Duration;

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

    /** The usual after some more time; a surge is not usual, however long it lasts. */
    static double learn(double usual, double now, Duration since, boolean surging) {
        if (surging) {
            return usual;
        }
        double share = Math.min(1, (double) since.toMillis() / MEMORY.toMillis());
        return usual + (now - usual) * share;
    }
}
