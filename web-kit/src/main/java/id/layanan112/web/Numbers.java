package id.layanan112.web;

import org.jspecify.annotations.Nullable;

/** Numbers as people read them; what is missing is a dash, never 0. */
public final class Numbers {
    public static final String MISSING = "–";

    private Numbers() {}

    public static String whole(long number, Language language) {
        return String.format(language.locale(), "%,d", number);
    }

    /** {@code 12,5 s} up to two minutes, then {@code 7,3 min}. */
    public static String seconds(@Nullable Double seconds, Language language) {
        if (seconds == null) {
            return MISSING;
        }
        return seconds < 120
                ? String.format(language.locale(), "%,.1f", seconds) + "\u00a0" + language.say("dtk", "s")
                : String.format(language.locale(), "%,.1f", seconds / 60) + "\u00a0" + language.say("mnt", "min");
    }

    /** {@code 91,4 %}. */
    public static String share(@Nullable Double share, Language language) {
        return share == null ? MISSING : String.format(language.locale(), "%.1f", share * 100) + "\u00a0%";
    }
}
