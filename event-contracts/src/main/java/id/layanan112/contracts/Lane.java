package id.layanan112.contracts;

/** A lane of dispatch: a topic and a gateway deployment of its own. Kinds without a lane of their own share OTHER. */
public enum Lane {
    POLICE,
    FIRE,
    MEDICAL,
    POWER,
    OTHER;

    /** The lane of an agency kind. */
    public static Lane ofKind(String kind) {
        return switch (kind) {
            case "POLICE", "PROBE_POLICE" -> POLICE;
            case "FIRE", "PROBE_FIRE" -> FIRE;
            case "MEDICAL", "PROBE_MEDICAL" -> MEDICAL;
            case "POWER", "PROBE_POWER" -> POWER;
            default -> OTHER;
        };
    }

    /** The lane as it stands in topic names, settings and urls. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
