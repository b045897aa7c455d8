package id.layanan112.intake.region;

import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Type-ahead over the 514 regions. Best first: the code, a name that begins so, a word of it that does, a name that
 * contains it, and names that are spelt nearly so.
 */
public final class RegionSearch {
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    /** Below this two names only share letters: "Bantul" and "Bandung" are at 0.84. */
    private static final double NEARLY = 0.88;

    private static final double NOT_AT_ALL = 0;
    private static final List<Known> ALL = Regions.all().stream().map(Known::of).toList();

    private RegionSearch() {}

    private record Known(Region region, String name, List<String> words) {
        static Known of(Region region) {
            String name = folded(region.name());
            return new Known(region, name, Arrays.asList(name.split(" ")));
        }

        /** From 0 to 5. */
        double fits(String query) {
            if (region.code().value().startsWith(query)) {
                return 5;
            }
            if (name.startsWith(query)) {
                return 4;
            }
            if (words.stream().anyMatch(word -> word.startsWith(query))) {
                return 3;
            }
            if (name.contains(query)) {
                return 2;
            }
            double whole = SIMILARITY.apply(name, query);
            double word = words.stream()
                    .mapToDouble(one -> SIMILARITY.apply(one, query))
                    .max()
                    .orElse(0);
            double nearest = Math.max(whole, word);
            return nearest < NEARLY ? NOT_AT_ALL : nearest;
        }
    }

    /** @param typed a name, a part of one, or a code; a leading "kota" or "kabupaten" is only a wish for that kind */
    public static List<Region> find(String typed, int most) {
        String query = folded(typed);
        if (query.isEmpty()) {
            return List.of();
        }
        boolean city = typed.strip().toLowerCase(Locale.ROOT).startsWith("kota ");
        return ALL.stream()
                .map(known -> new Fit(known.region(), known.fits(query)))
                .filter(fit -> fit.fits() > NOT_AT_ALL)
                .sorted(Comparator.comparingDouble(Fit::fits)
                        .reversed()
                        .thenComparing(fit -> city != fit.region().name().startsWith("Kota "))
                        .thenComparing(fit -> fit.region().code().value()))
                .limit(most)
                .map(Fit::region)
                .toList();
    }

    private record Fit(Region region, double fits) {}

    /** Without the kind, and in one spelling: people still write Soerabaja and Djember. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .strip()
                .replaceFirst("^(kabupaten administrasi|kota administrasi|kabupaten|kab\\.?|kota)(\\s+|$)", "")
                .replace("oe", "u")
                .replace("dj", "j")
                .replace("tj", "c")
                .replaceAll("[^a-z0-9. ]", "")
                .replaceAll("\\s+", " ");
    }
}
