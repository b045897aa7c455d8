package id.layanan112.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Indonesian unless English is asked for. */
public enum Language {
    ID(Locale.of("id", "ID")),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** How numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** The locale of the message bundles. */
    public Locale words() {
        return Locale.of(locale.getLanguage());
    }

    /** A message bundle, for what is said outside of a template. */
    public <T> T bundle(Class<T> words) {
        return MessageBundles.get(words, Localized.Literal.of(code()));
    }

    /** As in addresses and in HTML. */
    public String code() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == ID ? EN : ID;
    }

    /** Whichever is said in this language. */
    public String say(String id, String en) {
        return this == ID ? id : en;
    }

    public static Language of(@Nullable String asked) {
        return "en".equals(asked) ? EN : ID;
    }
}
