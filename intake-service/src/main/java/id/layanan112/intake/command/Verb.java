package id.layanan112.intake.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a line can ask for besides telling of an incident; typed after a slash. */
public enum Verb {
    PRANK("iseng", "prank"),
    SILENT("senyap", "silent"),
    DROPPED("putus", "dropped"),
    INFORMATION("informasi", "info", "information"),
    /** To the centre of a neighbour, whose region follows. */
    HAND_OVER("alih", "transfer", "handover"),
    JOIN("gabung", "join"),
    UNDO("lepas", "undo"),
    /** With how it ended. */
    CLOSE("tutup", "close"),
    REOPEN("buka", "reopen"),
    /** An agency, whose kind follows. */
    ADD("tambah", "add"),
    WITHDRAW("tarik", "withdraw"),
    PHONED("ditelepon", "phoned"),
    PROMISE("janji", "promise");

    private final List<String> words;

    Verb(String... words) {
        this.words = List.of(words);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.words.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    boolean startsWith(String typed) {
        return words.stream().anyMatch(word -> word.startsWith(typed));
    }

    /** As it is typed. */
    public String word(boolean english) {
        return "/" + (english ? words.getLast() : words.getFirst());
    }
}
