package id.layanan112.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Figures for anyone. */
public sealed interface RegionCountsEvent extends DomainEvent {

    /**
     * The calls of one region on one closed local day.
     *
     * @param byClass a figure per class, and their sum is {@code total}
     */
    record RegionCountsPublished(
            String regionCode, LocalDate localDay, long version, long total, Map<CallClass, Long> byClass, Instant at)
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
}
