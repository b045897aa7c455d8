package id.layanan112.intake.guide;

import id.layanan112.intake.guide.NewGuide.NewQuestion;
import id.layanan112.intake.guide.NewGuide.NewWords;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a guide has to be: few questions, short words, both languages, since it is read while somebody waits. */
final class GuideRules {
    static final int FEWEST_QUESTIONS = 3;
    static final int MOST_QUESTIONS = 5;
    static final int MOST_ADVICE = 6;
    static final int CHARS = 300;
    private static final Pattern ID = Pattern.compile("q[1-9]");

    private GuideRules() {}

    /** All that is wrong with it; empty when nothing is. */
    static List<Problem.FieldError> errors(NewGuide guide) {
        List<Problem.FieldError> errors = new ArrayList<>();
        if (guide.incidentType() == null) {
            errors.add(missing("incidentType"));
        }
        scope(guide.scope(), errors);
        questions(Objects.requireNonNullElse(guide.questions(), List.of()), errors);
        advice(Objects.requireNonNullElse(guide.advice(), List.of()), errors);
        return errors;
    }

    private static void scope(@Nullable String scope, List<Problem.FieldError> errors) {
        if (scope == null) {
            errors.add(missing("scope"));
        } else if (!scope.equals(Guide.NATION)
                && RegionCode.parse(scope).flatMap(Regions::find).isEmpty()) {
            errors.add(RegionErrors.unknown("scope", scope));
        }
    }

    private static void questions(List<@Nullable NewQuestion> questions, List<Problem.FieldError> errors) {
        number("questions", questions.size(), FEWEST_QUESTIONS, MOST_QUESTIONS, errors);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(questions.size(), MOST_QUESTIONS); i++) {
            String field = "questions[" + i + "]";
            NewQuestion one = questions.get(i);
            if (one == null) {
                errors.add(missing(field));
                continue;
            }
            if (one.id() == null || !ID.matcher(one.id()).matches() || !ids.add(one.id())) {
                errors.add(error(
                        field + ".id",
                        "not-an-id",
                        "Isi q1 sampai q9, masing-masing sekali.",
                        "Give q1 to q9, each once."));
            }
            words(field + ".text", one.text(), errors);
        }
    }

    private static void advice(List<@Nullable NewWords> advice, List<Problem.FieldError> errors) {
        number("advice", advice.size(), 1, MOST_ADVICE, errors);
        for (int i = 0; i < Math.min(advice.size(), MOST_ADVICE); i++) {
            words("advice[" + i + "]", advice.get(i), errors);
        }
    }

    private static void words(String field, @Nullable NewWords words, List<Problem.FieldError> errors) {
        if (words == null) {
            errors.add(missing(field));
            return;
        }
        text(field + ".id", words.id(), errors);
        text(field + ".en", words.en(), errors);
    }

    private static void text(String field, @Nullable String text, List<Problem.FieldError> errors) {
        if (text == null || text.isBlank() || text.length() > CHARS) {
            errors.add(error(
                    field,
                    "missing-or-too-long",
                    "Isi 1 sampai " + CHARS + " huruf.",
                    "1 to " + CHARS + " characters."));
        }
    }

    private static void number(String field, int size, int fewest, int most, List<Problem.FieldError> errors) {
        if (size < fewest || size > most) {
            errors.add(error(
                    field,
                    "too-few-or-too-many",
                    "Isi " + fewest + " sampai " + most + ".",
                    fewest + " to " + most + "."));
        }
    }

    private static Problem.FieldError missing(String field) {
        return error(field, "missing", "Isi kolom ini.", "This field is missing.");
    }

    private static Problem.FieldError error(String field, String code, String id, String en) {
        return new Problem.FieldError(field, code, new Problem.Text(id, en));
    }
}
