package id.layanan112.contracts;

/**
 * Which protected blocks an agency kind may have; the default is none. Routing passes on no more than this, and the
 * gateway opens no more than this for whoever stands in.
 */
public final class BlockEntitlement {
    private BlockEntitlement() {}

    public static ProtectedBlocks of(String kind, Sensitivity sensitivity, ProtectedBlocks all) {
        return sensitivity == Sensitivity.RESTRICTED ? restricted(kind, all) : normal(kind, all);
    }

    /** Whether a kind may be told at all that there is such an incident. */
    public static boolean mayKnow(String kind, Sensitivity sensitivity) {
        return sensitivity == Sensitivity.NORMAL
                || switch (kind) {
                    case "POLICE", "WOMEN_CHILD", "MEDICAL" -> true;
                    default -> false;
                };
    }

    /** Whether a kind may know what is told, also line by line. */
    public static boolean mayKnowNarrative(String kind, Sensitivity sensitivity) {
        return of(kind, sensitivity, new ProtectedBlocks(null, null, "")).narrative() != null;
    }

    private static ProtectedBlocks normal(String kind, ProtectedBlocks all) {
        return switch (kind) {
            case "POLICE", "FIRE", "MEDICAL", "SAR", "WOMEN_CHILD" -> all;
            case "DISASTER", "SOCIAL", "PUBLIC_ORDER" -> new ProtectedBlocks(null, all.scene(), all.narrative());
            case "POWER", "GAS", "WATER", "TRANSPORT", "ENVIRONMENT", "PUBLIC_WORKS", "RED_CROSS", "RESPONSE_TEAM" ->
                new ProtectedBlocks(null, all.scene(), null);
            default -> ProtectedBlocks.NONE;
        };
    }

    private static ProtectedBlocks restricted(String kind, ProtectedBlocks all) {
        return switch (kind) {
            case "POLICE", "WOMEN_CHILD" -> all;
            case "MEDICAL" -> new ProtectedBlocks(null, all.scene(), all.narrative());
            default -> ProtectedBlocks.NONE;
        };
    }
}
