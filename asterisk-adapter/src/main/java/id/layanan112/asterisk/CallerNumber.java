package id.layanan112.asterisk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The number that somebody calls from, as the telephone system says it. Personal data: it never shows itself. */
record CallerNumber(String digits) {
    private static final Set<String> NONE =
            Set.of("", "anonymous", "unknown", "<unknown>", "unavailable", "restricted", "private", "withheld");
    private static final int CHARS = 64;

    CallerNumber {
        if (digits.isBlank() || digits.length() > CHARS) {
            throw new IllegalArgumentException("not a caller's number");
        }
    }

    /** Empty for a caller without one, as from a telephone without a SIM; never a reason to lose the call. */
    static Optional<CallerNumber> of(@Nullable String told) {
        String number = told == null ? "" : told.strip();
        return NONE.contains(number.toLowerCase(Locale.ROOT)) || number.length() > CHARS
                ? Optional.empty()
                : Optional.of(new CallerNumber(number));
    }

    @Override
    public String toString() {
        return "CallerNumber[...]";
    }
}
