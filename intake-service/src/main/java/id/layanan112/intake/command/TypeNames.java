package id.layanan112.intake.command;

import id.layanan112.contracts.IncidentType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What people call incident types, also when they spell it nearly so: {@code command/words.properties}. */
public final class TypeNames {
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);
    /** For suggestions, which a person chooses. */
    private static final double NEARLY = 0.9;

    /** One slip of the finger for every so many letters. */
    private static final int LETTERS_PER_SLIP = 5;

    /** Shorter words are typed whole. */
    private static final int NEARLY_FROM = 5;

    private static final Map<IncidentType, List<String>> WORDS = read();
    private static final Map<String, IncidentType> BY_PHRASE = byPhrase();

    private TypeNames() {}

    /** As people are shown it. */
    public static String of(IncidentType type, boolean english) {
        return StringUtils.capitalize(Objects.requireNonNull(WORDS.get(type)).get(english ? 1 : 0));
    }

    /** The type of exactly this phrase, in lower case. */
    static Optional<IncidentType> exactly(String phrase) {
        return Optional.ofNullable(BY_PHRASE.get(phrase));
    }

    /** The type whose word this nearly is. */
    static Optional<IncidentType> nearly(String phrase) {
        return phrase.length() < NEARLY_FROM ? Optional.empty() : best(phrase);
    }

    private static Optional<IncidentType> best(String phrase) {
        return BY_PHRASE.entrySet().stream()
                .filter(word -> word.getKey().length() >= NEARLY_FROM)
                .map(word -> Map.entry(word.getValue(), DISTANCE.apply(word.getKey(), phrase)))
                .filter(one -> one.getValue() >= 0 && one.getValue() <= phrase.length() / LETTERS_PER_SLIP)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** Those that what is typed so far may become, the likeliest first. */
    static List<IncidentType> startingWith(String typed, int most) {
        String query = typed.toLowerCase(Locale.ROOT).strip();
        if (query.isEmpty()) {
            return List.of();
        }
        return WORDS.keySet().stream()
                .map(type -> Map.entry(type, fits(type, query)))
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<IncidentType, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double fits(IncidentType type, String query) {
        return Stream.concat(
                        Objects.requireNonNull(WORDS.get(type)).stream(),
                        Stream.of(type.name().replace('_', ' ')))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .mapToDouble(word -> {
                    if (word.startsWith(query)) {
                        return 2 + (double) query.length() / word.length();
                    }
                    if (word.contains(" " + query)) {
                        return 1.5;
                    }
                    double nearness = query.length() < NEARLY_FROM - 1 ? 0 : SIMILARITY.apply(word, query);
                    return nearness < NEARLY ? 0 : nearness;
                })
                .max()
                .orElse(0);
    }

    private static Map<IncidentType, List<String>> read() {
        Properties lines = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TypeNames.class.getResourceAsStream("/command/words.properties")),
                StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<IncidentType, List<String>> words = new EnumMap<>(IncidentType.class);
        for (IncidentType type : IncidentType.values()) {
            words.put(
                    type,
                    Arrays.stream(lines.getProperty(type.name()).split(","))
                            .map(String::strip)
                            .toList());
        }
        return words;
    }

    private static Map<String, IncidentType> byPhrase() {
        Map<String, IncidentType> phrases = new LinkedHashMap<>();
        WORDS.forEach((type, words) -> {
            words.forEach(word -> phrases.put(word.toLowerCase(Locale.ROOT), type));
            phrases.put(type.name().toLowerCase(Locale.ROOT), type);
        });
        return phrases;
    }
}
