package id.layanan112.monitoring.federation;

import id.layanan112.contracts.CallClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one centre on one of its local days, at one revision.
 *
 * @param revision 1 for the first; a higher one replaces all of the day
 * @param total how many calls there are, counted by the system itself: what was cut off on its way does not close
 * @param byClass the same per class; missing for who does not count them
 */
record DayReport(
        @Nullable Long revision,
        @Nullable Long total,
        @Nullable Map<CallClass, @Nullable Long> byClass,
        @Nullable List<@Nullable Line> calls) {}
