package id.layanan112.intake.command;

import id.layanan112.contracts.AgencyKinds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What people call agency kinds. */
final class KindNames {
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double NEARLY = 0.88;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("polisi", "POLICE"),
            Map.entry("polres", "POLICE"),
            Map.entry("damkar", "FIRE"),
            Map.entry("pemadam", "FIRE"),
            Map.entry("ambulans", "MEDICAL"),
            Map.entry("ambulance", "MEDICAL"),
            Map.entry("psc", "MEDICAL"),
            Map.entry("medis", "MEDICAL"),
            Map.entry("dinkes", "MEDICAL"),
            Map.entry("pln", "POWER"),
            Map.entry("bpbd", "DISASTER"),
            Map.entry("basarnas", "SAR"),
            Map.entry("ppa", "WOMEN_CHILD"),
            Map.entry("dp3a", "WOMEN_CHILD"),
            Map.entry("pgn", "GAS"),
            Map.entry("pmi", "RED_CROSS"),
            Map.entry("tgc", "RESPONSE_TEAM"),
            Map.entry("satpol", "PUBLIC_ORDER"),
            Map.entry("satpolpp", "PUBLIC_ORDER"),
            Map.entry("dishub", "TRANSPORT"),
            Map.entry("dinsos", "SOCIAL"),
            Map.entry("pupr", "PUBLIC_WORKS"),
            Map.entry("dlh", "ENVIRONMENT"),
            Map.entry("pdam", "WATER"));

    private KindNames() {}

    /** A kind, and a word for it. */
    record Named(String word, String code) {}

    /** Those whose word or code begins so, or nearly does. */
    static List<Named> startingWith(String typed, int most) {
        String query = typed.toLowerCase(Locale.ROOT).strip();
        return WORDS.entrySet().stream()
                .map(word -> Map.entry(new Named(word.getKey(), word.getValue()), fits(word, query)))
                .filter(one -> one.getValue() >= NEARLY)
                .sorted(Map.Entry.<Named, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(one -> one.getKey().word()))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    private static double fits(Map.Entry<String, String> word, String query) {
        boolean begins = word.getKey().startsWith(query)
                || word.getValue().toLowerCase(Locale.ROOT).startsWith(query);
        return begins ? 2 : SIMILARITY.apply(word.getKey(), query);
    }

    /** A code, or a word for one; a kind that a region added goes by its code. */
    static Optional<String> of(String word) {
        String code = WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT));
        return Optional.of(code).filter(AgencyKinds::isCode);
    }
}
