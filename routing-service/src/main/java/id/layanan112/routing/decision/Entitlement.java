package id.layanan112.routing.decision;

import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;

/** Which protected blocks an agency kind may have; the default is none. */
final class Entitlement {
    private Entitlement() {}

    static ProtectedBlocks of(String kind, Sensitivity sensitivity, ProtectedBlocks all) {
        return sensitivity == Sensitivity.RESTRICTED ? restricted(kind, all) : normal(kind, all);
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
