package id.layanan112.kit.protection;

import java.util.Locale;

/** The three blocks in which details of people travel; each has its own keyset. */
public enum Block {
    CALLER,
    SCENE,
    NARRATIVE;

    /** As it stands in file names and in the associated data. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The block of a {@link #word()}. */
    public static Block ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
