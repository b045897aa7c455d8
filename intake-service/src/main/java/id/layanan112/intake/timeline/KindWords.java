package id.layanan112.intake.timeline;

/** What people call an agency kind, in either language; a kind that a region added goes by its code. */
final class KindWords {
    private KindWords() {}

    static String of(String kind) {
        return switch (kind) {
            case "POLICE" -> "Polres";
            case "FIRE" -> "Damkar";
            case "MEDICAL" -> "PSC";
            case "POWER" -> "PLN";
            case "DISASTER" -> "BPBD";
            case "SAR" -> "Basarnas";
            case "WOMEN_CHILD" -> "UPTD PPA";
            case "GAS" -> "PGN";
            case "RED_CROSS" -> "PMI";
            case "RESPONSE_TEAM" -> "Tim Gerak Cepat";
            case "PUBLIC_ORDER" -> "Satpol PP";
            case "TRANSPORT" -> "Dishub";
            case "SOCIAL" -> "Dinsos";
            case "PUBLIC_WORKS" -> "PUPR";
            case "ENVIRONMENT" -> "DLH";
            case "WATER" -> "PDAM";
            default -> kind;
        };
    }
}
