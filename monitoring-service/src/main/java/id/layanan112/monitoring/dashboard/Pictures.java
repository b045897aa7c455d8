package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.monitoring.figures.Figures;
import id.layanan112.monitoring.figures.RegionRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Draws the page and what changes on it. */
final class Pictures {
    private static final List<CallClass> CLASSES = List.of(CallClass.values());

    private Pictures() {}

    /** {@code templates/dashboard}. */
    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(
                String lang,
                String otherLang,
                boolean light,
                List<CallClass> classes,
                List<Line> lines,
                Line.Numbers sum,
                String asOf);

        static native TemplateInstance table(List<CallClass> classes, List<Line> lines, Line.Numbers sum);

        static native TemplateInstance summary(Line.Numbers sum, String asOf);
    }

    static TemplateInstance page(Audience audience, boolean light, List<RegionRow> rows, Instant now) {
        boolean english = audience.language() == Audience.Language.EN;
        return Templates.page(
                        english ? "en" : "id",
                        english ? "id" : "en",
                        light,
                        CLASSES,
                        lines(audience, rows, now),
                        sum(audience, rows),
                        Clock.now(now))
                .setLocale(audience.language().words());
    }

    static Picture picture(Audience audience, List<RegionRow> rows, Instant now) {
        Line.Numbers sum = sum(audience, rows);
        Locale words = audience.language().words();
        // The locale is set by hand: there is no request that it could be taken from.
        return new Picture(
                Templates.summary(sum, Clock.now(now)).setLocale(words).render(),
                Templates.table(CLASSES, lines(audience, rows, now), sum)
                        .setLocale(words)
                        .render());
    }

    private static List<Line> lines(Audience audience, List<RegionRow> rows, Instant now) {
        return rows.stream()
                .filter(audience::sees)
                .map(row -> Line.of(row, audience.language().locale(), now))
                .toList();
    }

    private static Line.Numbers sum(Audience audience, List<RegionRow> rows) {
        return Line.numbers(
                Figures.sum(rows.stream()
                        .filter(audience::sees)
                        .map(RegionRow::figures)
                        .toList()),
                audience.language().locale());
    }
}
