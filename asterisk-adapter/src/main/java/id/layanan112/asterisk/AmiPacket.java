package id.layanan112.asterisk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One block of {@code Key: Value} lines. Its content is personal data and stays out of {@link #toString}. */
record AmiPacket(Map<String, String> fields) {
    AmiPacket {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(fields);
        fields = byName;
    }

    /** Empty without the field, and when it is blank. */
    Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isBlank());
    }

    String text(String field) {
        return get(field).orElse("");
    }

    boolean is(String field, String value) {
        return text(field).toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "AmiPacket[" + text("Event") + text("Response") + "]";
    }
}
