package id.layanan112.monitoring.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.freshness.Source;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one region on one of its days.
 *
 * @param regionCode null for calls whose region is not known yet, which are a row of their own per centre
 * @param centreCode the centre of the region, or the one that took the calls; null where there is none
 * @param assumed true when no source names the centre
 * @param source where the figures come from; null where there is no centre
 * @param lastReportAt when the centre last reported; null when it never did
 * @param completeThrough every call saved before is in it; null while that is not known
 */
public record RegionRow(
        @Nullable String regionCode,
        String name,
        LocalDate day,
        @Nullable String centreCode,
        boolean assumed,
        @Nullable Source source,
        Freshness.State state,
        @Nullable Instant lastReportAt,
        @Nullable Instant completeThrough,
        @JsonUnwrapped Figures figures) {}
