package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.IncidentType;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.figures.Targets;
import id.layanan112.monitoring.figures.Today;
import id.layanan112.monitoring.ledger.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows: of which place, from when to when, by which targets, beside which other time.
 *
 * @param scope see {@link Place}
 * @param today whether it is the scope's own today, which moves on
 * @param type of incident, of which the map is and which is told region by region; null for calls of all kinds
 * @param compared the first day of the span it is compared with; null for none
 */
record Ask(
        String scope,
        LocalDate from,
        LocalDate to,
        boolean today,
        Targets targets,
        @Nullable LocalDate compared,
        @Nullable IncidentType type) {
    static final long MOST_DAYS = 3700;

    /** As it comes: nothing is checked yet. */
    record Said(
            @Nullable String scope,
            @Nullable String from,
            @Nullable String to,
            @Nullable String targets,
            @Nullable String compare,
            @Nullable String type) {}

    static Ask of(Said said, Access access, Scopes scopes, Instant now) {
        String scope = scopes.asked(said.scope(), access);
        LocalDate today = Today.of(scope, now);
        LocalDate to = date("to", said.to()).orElse(today);
        LocalDate from = date("from", said.from()).orElse(to);
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw wrong(
                    "from",
                    "invalid-span",
                    "Dari hari pertama sampai hari terakhir.",
                    "From the first day to the last.");
        }
        Targets targets = said.targets() == null || said.targets().isBlank()
                ? Targets.INDONESIA
                : Targets.find(said.targets())
                        .orElseThrow(() -> wrong(
                                "targets",
                                "unknown-targets",
                                "Pilih nena, nfpa-1225 atau indonesia.",
                                "Choose nena, nfpa-1225 or indonesia."));
        return new Ask(
                scope,
                from,
                to,
                from.equals(today) && to.equals(today),
                targets,
                compared(said.compare(), from, to).orElse(null),
                type(said.type()));
    }

    private static @Nullable IncidentType type(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        for (IncidentType one : IncidentType.values()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw wrong("type", "unknown-word", "Jenis kejadian tidak dikenal.", "There is no such incident type.");
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether regions are listed below it. */
    boolean hasRegions() {
        return scope.length() == 2;
    }

    private static Optional<LocalDate> compared(@Nullable String word, LocalDate from, LocalDate to) {
        if (word == null || word.isBlank() || word.equals("none")) {
            return Optional.empty();
        }
        return switch (word) {
            case "before" -> Optional.of(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1));
            case "week" -> Optional.of(from.minusDays(7));
            case "year" -> Optional.of(from.minusYears(1));
            default ->
                throw wrong(
                        "compare",
                        "unknown-word",
                        "Pilih before, week, year atau none.",
                        "Choose before, week, year or none.");
        };
    }

    private static ProblemException wrong(String field, String code, String id, String en) {
        return new ProblemException(Problem.badRequest().withField(field, code, id, en));
    }

    private static Optional<LocalDate> date(String field, @Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(Days.day(field, text));
    }
}
