package id.layanan112.gateway.board;

import id.layanan112.gateway.link.StepButton;

/**
 * The key of a step, by its Indonesian word.
 *
 * @param code as browsers name the key
 * @param letter as it stands on the key
 */
public record StepKey(StepButton step, String code, String letter) {

    static StepKey of(StepButton step) {
        return switch (step) {
            case ACCEPTED -> key(step, "A"); // Ambil
            case PARTIAL -> key(step, "B"); // seBagian
            case DECLINED -> key(step, "T"); // Tolak
            case DEFERRED -> key(step, "D"); // tunDa
            case EN_ROUTE -> key(step, "J"); // Jalan
            case ON_SCENE -> key(step, "L"); // Lokasi
            case DONE -> key(step, "S"); // Selesai
        };
    }

    private static StepKey key(StepButton step, String letter) {
        return new StepKey(step, "Key" + letter, letter);
    }

    /** True when a reason or a time has to be chosen first. */
    public boolean asks() {
        return step == StepButton.PARTIAL || step == StepButton.DECLINED || step == StepButton.DEFERRED;
    }
}
