package id.layanan112.monitoring.dashboard;

import id.layanan112.monitoring.figures.RegionRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sees the same picture.
 *
 * @param centre the centre whose regions are shown; null for the nation
 */
record Audience(Language language, @Nullable String centre) {

    /** Indonesian unless English is asked for. */
    enum Language {
        ID(Locale.of("id", "ID")),
        EN(Locale.ENGLISH);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }

        /** The locale of the message bundle. */
        Locale words() {
            return Locale.of(locale.getLanguage());
        }

        static Language of(@Nullable String asked) {
            return "en".equals(asked) ? EN : ID;
        }
    }

    boolean sees(RegionRow row) {
        return centre == null || centre.equals(row.centreCode());
    }
}
