package id.layanan112.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures for anyone. */
public sealed interface RegionCountsEvent extends DomainEvent {

    /**
     * The calls of one region on its newest closed local day, and on the days before. A correction of any of these days is
     * a new version.
     *
     * @param byClass a figure per class, and their sum is {@code total}
     * @param days the last closed days, the newest first; null from older monitoring
     */
    record RegionCountsPublished(
            String regionCode,
            LocalDate localDay,
            long version,
            long total,
            Map<CallClass, Long> byClass,
            Instant at,
            @Nullable List<DayCounts> days)
            implements RegionCountsEvent {

        @Override
        public String key() {
            return regionCode;
        }

        @Override
        public long sequence() {
            return version;
        }

        @Override
        public boolean exercise() {
            return false;
        }
    }

    /**
     * The calls of one region on one closed local day.
     *
     * @param byClass a figure per class, and their sum is {@code total}
     * @param unclassed calls of that day that nobody has classed yet; not in {@code total}
     */
    record DayCounts(LocalDate localDay, long total, Map<CallClass, Long> byClass, long unclassed) {}
}
