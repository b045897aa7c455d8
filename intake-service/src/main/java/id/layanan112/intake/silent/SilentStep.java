package id.layanan112.intake.silent;

/** What is done about a call in which nobody speaks. */
public enum SilentStep {
    /** "If you cannot speak, press any key." */
    KEY_PRESS_ASKED,
    CALLED_BACK,
    LAST_LOCATION_CHECKED,
    REPEAT_CALLER_CHECKED
}
