package id.layanan112.monitoring.figures;

import id.layanan112.monitoring.ledger.Measure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times to be held, as published. They differ by who publishes them and by edition, so that whoever looks chooses; none
 * is built into a figure.
 */
public enum Targets {
    /** NENA-STA-020.1: 90 % of calls answered within 15 s (and 95 % within 20 s). */
    NENA("NENA-STA-020.1", Map.of(Measure.ANSWER, Duration.ofSeconds(15))),
    /** NFPA 1225: 90 % of calls answered within 10 s, dispatched within 60 s. */
    NFPA_1225("NFPA 1225", Map.of(Measure.ANSWER, Duration.ofSeconds(10), Measure.DISPATCH, Duration.ofSeconds(60))),
    /** Permendagri 114/2018: fire brigades on the scene within 15 minutes, and the stated national target. */
    INDONESIA("Permendagri 114/2018", Map.of(Measure.RESPONSE, Duration.ofMinutes(15)));

    private final String source;
    private final Map<Measure, Duration> targets;

    Targets(String source, Map<Measure, Duration> targets) {
        this.source = source;
        this.targets = targets;
    }

    /** Where it is written. */
    public String source() {
        return source;
    }

    /** Empty where it sets none. */
    public Optional<Duration> of(Measure measure) {
        return Optional.ofNullable(targets.get(measure));
    }

    /** As it stands in addresses: {@code nena}, {@code nfpa-1225}, {@code indonesia}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Targets> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public static List<Targets> all() {
        return List.of(values());
    }
}
