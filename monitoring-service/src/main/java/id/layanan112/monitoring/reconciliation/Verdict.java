package id.layanan112.monitoring.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Whether figures and report agree, as far as it can be told while calls keep coming: a report is about a moment that is
 * over, and the figures are of now.
 */
enum Verdict {
    AGREES,
    /** Calls that the centre has published are not counted here. */
    MISSING,
    /** More are counted here than the centre has. */
    EXTRA,
    /** As many, in other classes, on a day of which nothing changed between two reports. */
    OTHERWISE;

    /**
     * @param before the report before this one; null for none
     * @param countedBefore what was counted when everything of the report before was here; null for none
     * @param later whether this report was made after the report before had been compared, and nothing waited to be
     *     published: else what came between cannot be told from what is too much
     * @param now this report
     * @param countedNow what is counted now that everything of it is here
     */
    static Verdict of(
            @Nullable DayCounts before,
            @Nullable DayCounts countedBefore,
            boolean later,
            DayCounts now,
            DayCounts countedNow) {
        if (countedNow.total() < now.total()) {
            return MISSING;
        }
        if (countedBefore == null || !later) {
            return AGREES;
        }
        if (countedBefore.total() > now.total()) {
            return EXTRA;
        }
        return now.equals(before) && !countedBefore.equals(now) ? OTHERWISE : AGREES;
    }
}
