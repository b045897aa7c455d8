package id.layanan112.intake.timeline;

import org.jspecify.annotations.Nullable;

/** The numbers that are known without any directory: what is left when nothing was ever read from Kafka. */
final class NationalNumbers {
    private NationalNumbers() {}

    /** Kinds without a national desk are reached through the police. */
    static Contact of(String kind) {
        return switch (kind) {
            case "FIRE" -> new Contact("Damkar", "113");
            case "MEDICAL" -> new Contact("PSC / NCC 119", "119");
            case "POWER" -> new Contact("PLN", "123");
            case "DISASTER" -> new Contact("BNPB", "117");
            case "SAR" -> new Contact("Basarnas", "115");
            case "WOMEN_CHILD" -> new Contact("SAPA", "129");
            default -> new Contact("Polri", "110");
        };
    }

    /** Whom to phone. */
    record Contact(String name, @Nullable String telephone) {}
}
