package id.layanan112.gateway.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The units of an agency that come: those named last, until others are named.
 *
 * @param names null when none were ever named
 * @param fresh true when others were named than before: then a step that is said again is no repetition
 */
public record Units(@Nullable List<String> names, boolean fresh) {
    public static final Units NONE = new Units(null, false);

    /** How many may be named at once. */
    public static final int MOST = 10;

    // Two words and a number at most, and no telephone number: it is read by the whole platform.
    private static final String NAME = "(?!.*[0-9]{5})(?!\\S+ \\S+ \\S+ )[\\p{L}\\p{N}][\\p{L}\\p{N} ./-]{0,23}";

    public Units {
        names = names == null ? null : List.copyOf(names);
    }

    /**
     * @param before as the agency named them last
     * @param named now; null: as before
     */
    public static Units of(@Nullable List<String> before, @Nullable List<String> named) {
        return new Units(named == null ? before : named, named != null && !named.equals(before));
    }

    /** True of a few short names; free text is not for the whole platform to read. */
    public static boolean valid(List<@Nullable String> names) {
        return names.size() <= MOST && names.stream().allMatch(name -> name != null && name.matches(NAME));
    }
}
