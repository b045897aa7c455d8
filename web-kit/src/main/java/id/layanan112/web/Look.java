package id.layanan112.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a page is shown, and where it is: every link keeps language and theme, so that an address can be shared.
 *
 * @param path of this page
 * @param query of this page, without {@code lang} and {@code theme}
 */
public record Look(Language language, boolean light, String path, SortedMap<String, String> query) {

    public static Look of(
            @Nullable String lang, @Nullable String theme, String path, Map<String, @Nullable String> query) {
        SortedMap<String, String> said = new TreeMap<>();
        query.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                said.put(name, value);
            }
        });
        return new Look(Language.of(lang), "light".equals(theme), path, said);
    }

    public String lang() {
        return language.code();
    }

    public String otherLang() {
        return language.other().code();
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        return address(path, query, language.other(), light);
    }

    /** This page in the other theme. */
    public String inOtherTheme() {
        return address(path, query, language, !light);
    }

    /** Another page that looks the same, as {@code to("/monthly", "month", "2026-11")}. */
    public String to(String other, String... names) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i + 1 < names.length; i += 2) {
            said.put(names[i], names[i + 1]);
        }
        return address(other, said, language, light);
    }

    /** Another page of the same query. */
    public String same(String other) {
        return address(other, query, language, light);
    }

    /** A table of this page, as a file. */
    public String csv(String table) {
        return same("/tables/" + table + ".csv");
    }

    /** The same page without one word of its query. */
    public Look without(String name) {
        SortedMap<String, String> said = new TreeMap<>(query);
        said.remove(name);
        return new Look(language, light, path, said);
    }

    /** This page with one word of its query changed. */
    public String with(String name, String value) {
        Map<String, String> said = new TreeMap<>(query);
        said.put(name, value);
        return address(path, said, language, light);
    }

    private static String address(String path, Map<String, String> query, Language language, boolean light) {
        Map<String, String> all = new LinkedHashMap<>(query);
        if (language == Language.EN) {
            all.put("lang", "en");
        }
        if (light) {
            all.put("theme", "light");
        }
        return all.isEmpty()
                ? path
                : path + "?"
                        + all.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
