package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.figures.Figures;
import id.layanan112.monitoring.figures.RegionRow;
import id.layanan112.monitoring.freshness.Freshness;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table, ready to be shown.
 *
 * @param code null where the region is not known
 * @param centre the code of the centre, where there is one
 * @param style the state, as a word of the style sheet
 * @param lastSeen null while the centre reports, or when it never did
 * @param complete null while it is not known
 */
public record Line(
        @Nullable String code,
        @Nullable String centre,
        String name,
        boolean assumed,
        Freshness.State state,
        String style,
        @Nullable String lastSeen,
        @Nullable String complete,
        Numbers numbers) {

    /** Figures in the order of the columns. */
    public record Numbers(String total, String open, List<String> classes, List<OfType> types) {}

    /** Calls of one incident type. */
    public record OfType(IncidentType type, String calls) {}

    static Line of(RegionRow row, Locale locale, Instant now) {
        String zoned = row.regionCode() == null ? row.centreCode() : row.regionCode();
        boolean reports = row.state() == Freshness.State.REPORTING;
        return new Line(
                row.regionCode(),
                row.centreCode(),
                row.name(),
                row.assumed(),
                row.state(),
                row.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reports ? null : Clock.show(row.lastReportAt(), zoned, now),
                Clock.show(row.completeThrough(), zoned, now),
                numbers(row.figures(), locale));
    }

    static Numbers numbers(Figures figures, Locale locale) {
        return new Numbers(
                number(figures.total(), locale),
                number(figures.open(), locale),
                Arrays.stream(CallClass.values())
                        .map(one -> number(figures.byClass().getOrDefault(one.name(), 0L), locale))
                        .toList(),
                figures.byType().entrySet().stream()
                        .map(one -> new OfType(IncidentType.valueOf(one.getKey()), number(one.getValue(), locale)))
                        .toList());
    }

    private static String number(long figure, Locale locale) {
        return String.format(locale, "%,d", figure);
    }
}
