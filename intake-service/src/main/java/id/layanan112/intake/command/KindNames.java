package id.layanan112.intake.command;

import id.layanan112.contracts.AgencyKinds;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call agency kinds. */
final class KindNames {
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

    /** A code, or a word for one; a kind that a region added goes by its code. */
    static Optional<String> of(String word) {
        String code = WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT));
        return Optional.of(code).filter(AgencyKinds::isCode);
    }
}
