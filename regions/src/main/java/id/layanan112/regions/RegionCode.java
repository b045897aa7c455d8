package id.layanan112.regions;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Kemendagri code, {@code PP.KK}: 01 to 69 is a kabupaten, 71 to 99 a kota. It need not exist. */
public record RegionCode(String value) implements Comparable<RegionCode> {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]\\.[0-9]{2}");

    /** @throws IllegalArgumentException when it does not have the form of a code */
    public RegionCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region code: PP.KK is expected");
        }
    }

    /** @return empty when it does not have the form of a code */
    public static Optional<RegionCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RegionCode(text)) : Optional.empty();
    }

    public String provinceCode() {
        return value.substring(0, 2);
    }

    public RegionKind kind() {
        return Integer.parseInt(value.substring(3)) >= 71 ? RegionKind.KOTA : RegionKind.KABUPATEN;
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
