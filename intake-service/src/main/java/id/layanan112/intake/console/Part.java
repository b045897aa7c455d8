package id.layanan112.intake.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The living parts of the screens, and how soon each is drawn again. */
enum Part {
    RINGING(Duration.ofMillis(300)),
    SEATS(Duration.ZERO),
    OFFERS(Duration.ZERO),
    TASKS(Duration.ZERO),
    /** A long list that many events change: every two seconds is as fast as anybody reads. */
    OPEN(Duration.ofSeconds(2)),
    /** What no agency took. */
    HELD(Duration.ofSeconds(2)),
    NUISANCES(Duration.ofSeconds(1)),
    QUARANTINED(Duration.ofSeconds(1)),
    SURGES(Duration.ofSeconds(5)),
    /** One of each call that somebody has before them: {@code call:<id>}. */
    CALL(Duration.ZERO),
    /** One of each incident that somebody has open: {@code incident:<id>}. */
    INCIDENT(Duration.ZERO);

    private static final Set<Part> OF_SUPERVISORS = EnumSet.of(HELD, NUISANCES, QUARANTINED);

    /** What moves on by itself is drawn so often, whatever happens. */
    private final Duration pause;

    Part(Duration pause) {
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }

    /** True of a part that is about one thing, which its name says. */
    boolean ofOne() {
        return this == CALL || this == INCIDENT;
    }

    /** True of what a person waits for: a call that rings, and what is before them. */
    boolean prompt() {
        return this == RINGING || ofOne();
    }

    /** As it stands in a page, of one thing. */
    String word(UUID subject) {
        return word() + ":" + subject;
    }

    /** As it stands in a page. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String word) {
        String name = word.indexOf(':') < 0 ? word : word.substring(0, word.indexOf(':'));
        return Arrays.stream(values()).filter(part -> part.word().equals(name)).findFirst();
    }

    /** Those of a page. */
    static Set<Part> of(boolean supervisor) {
        Set<Part> all = EnumSet.allOf(Part.class);
        all.removeAll(EnumSet.of(CALL, INCIDENT));
        if (!supervisor) {
            all.removeAll(OF_SUPERVISORS);
        }
        return all;
    }
}
