package id.layanan112.kit.start;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting, as its line in {@code META-INF/layanan112/settings.yaml} says.
 *
 * @param name as in the configuration; one that ends with {@code *} is for all names that begin so
 * @param what one sentence: what it is for
 * @param fallback what holds when nobody sets it
 * @param builtin true for what a service says of itself, and nobody else may set
 * @param sample true for what is good for trials only
 */
record Setting(
        String name,
        String what,
        String example,
        @JsonProperty("default") @Nullable String fallback,
        boolean required,
        boolean secret,
        boolean builtin,
        boolean sample,
        @Nullable Type type) {

    /** What a value has to look like. */
    enum Type {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("duration")
        DURATION,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("url")
        URL,
        @JsonProperty("path")
        PATH,
        @JsonProperty("list")
        LIST
    }

    boolean matches(String asked) {
        return name.endsWith("*") ? asked.startsWith(name.substring(0, name.length() - 1)) : name.equals(asked);
    }

    /** The variable of the environment that sets it. */
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a value, never saying the value: it may be a secret. */
    Optional<String> wrong(String value) {
        return switch (type == null ? Type.TEXT : type) {
            case TEXT, LIST, PATH -> value.isBlank() ? Optional.of("is empty") : Optional.empty();
            case NUMBER -> value.matches("-?[0-9]+(\\.[0-9]+)?") ? Optional.empty() : Optional.of("is no number");
            case BOOLEAN ->
                value.matches("(?i)true|false") ? Optional.empty() : Optional.of("is neither true nor false");
            case DURATION -> duration(value) ? Optional.empty() : Optional.of("is no duration");
            case URL -> url(value) ? Optional.empty() : Optional.of("is no http or https address");
        };
    }

    private static boolean duration(String value) {
        try {
            return DurationConverter.parseDuration(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean url(String value) {
        try {
            // Braces are places that are filled in later.
            URI url = URI.create(value.replace('{', '_').replace('}', '_'));
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
