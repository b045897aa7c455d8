package id.layanan112.intake.location;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Advanced Mobile Location, ETSI TS 103 625: what a telephone says of its own place while it calls. Fields that are not
 * known here are left alone: the standard grows.
 */
sealed interface AmlMessage {
    /**
     * @param radiusMetres null when not said
     * @param confidencePercent that it is within the radius; null when not said
     * @param at when it was there; null when not said or not readable
     */
    record Position(
            double lat,
            double lon,
            @Nullable Double radiusMetres,
            @Nullable Integer confidencePercent,
            String method,
            @Nullable Instant at)
            implements AmlMessage {
        @Override
        public String toString() {
            return "Position[...]";
        }
    }

    /** The telephone did not know its place in time. */
    record NoPosition() implements AmlMessage {}

    /** @param field the first that means nothing */
    record Unreadable(String field) implements AmlMessage {}

    String SMS_HEADER = "A\"ML=";
    DateTimeFormatter SMS_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** The SMS form: {@code A"ML=1;lt=-6.91470;lg=+107.60980;rd=25;top=20261124150000;lc=90;pm=G;...}. */
    static AmlMessage ofSms(String text) {
        if (!text.startsWith(SMS_HEADER)) {
            return new Unreadable("sms");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : text.strip().split(";")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        String method = method(fields.get("pm"));
        if (method.equals("NONE")) {
            return new NoPosition();
        }
        return position(
                fields.get("lt"),
                fields.get("lg"),
                fields.get("rd"),
                fields.get("lc"),
                method,
                smsTime(fields.get("top")));
    }

    /** The HTTPS form: fields of a posted form, coordinates in degrees, times in milliseconds since 1970. */
    static AmlMessage ofForm(Map<String, String> form) {
        return position(
                form.get("location_latitude"),
                form.get("location_longitude"),
                form.get("location_accuracy"),
                percent(form.get("location_certainty")),
                method(form.get("location_source")),
                millis(form.get("location_time")));
    }

    private static AmlMessage position(
            @Nullable String lat,
            @Nullable String lon,
            @Nullable String radius,
            @Nullable String confidence,
            String method,
            @Nullable Instant at) {
        Optional<Double> north = number(lat, -90, 90);
        Optional<Double> east = number(lon, -180, 180);
        if (north.isEmpty()) {
            return new Unreadable("lat");
        }
        if (east.isEmpty()) {
            return new Unreadable("lon");
        }
        return new Position(
                north.get(),
                east.get(),
                number(radius, 0, 1_000_000).orElse(null),
                number(confidence, 0, 100).map(Double::intValue).orElse(null),
                method,
                at);
    }

    private static Optional<Double> number(@Nullable String text, double least, double most) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return value >= least && value <= most ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Some say 0 to 1, some 0 to 100. */
    private static @Nullable String percent(@Nullable String certainty) {
        return number(certainty, 0, 1)
                .map(share -> Double.toString(share * 100))
                .orElse(certainty);
    }

    private static String method(@Nullable String said) {
        return switch (said == null ? "" : said.toUpperCase(Locale.ROOT)) {
            case "G", "GPS", "GNSS" -> "GNSS";
            case "W", "WIFI" -> "WIFI";
            case "C", "CELL" -> "CELL";
            case "N" -> "NONE";
            default -> "OTHER";
        };
    }

    private static @Nullable Instant smsTime(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text, SMS_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant millis(@Nullable String text) {
        return number(text, 0, 1e15)
                .map(at -> Instant.ofEpochMilli(at.longValue()))
                .orElse(null);
    }
}
