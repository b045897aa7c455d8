package id.layanan112.kit.protection;

import java.util.Locale;

/** The blocks in which details of people travel; each has its own keyset. */
public enum Block {
    CALLER,
    SCENE,
    NARRATIVE,
    /** What an agency writes back: the one block that gateways close and intake opens. */
    RESPONSE;

    /** As it stands in file names and in the associated data. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The block of a {@link #word()}. */
    public static Block ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
