package id.layanan112.intake.guide;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.guide.NewGuide.NewQuestion;
import id.layanan112.intake.guide.NewGuide.NewWords;
import id.layanan112.kit.web.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuideRulesTest {
    private static final NewWords WORDS = new NewWords("Adakah yang terluka?", "Is anybody hurt?");

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void shouldTakeThreeToFiveQuestions(int questions) {
        assertThat(errors(aGuide("32.73", questions(questions), words(1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 6})
    void shouldRefuseFewerAndMore(int questions) {
        assertThat(errors(aGuide("*", questions(questions), words(1))))
                .containsExactly("questions too-few-or-too-many");
    }

    @Test
    void shouldTakeOneToSixPiecesOfAdvice() {
        assertThat(errors(aGuide("*", questions(3), words(6)))).isEmpty();
        assertThat(errors(aGuide("*", questions(3), words(0)))).containsExactly("advice too-few-or-too-many");
        assertThat(errors(aGuide("*", questions(3), words(7)))).containsExactly("advice too-few-or-too-many");
    }

    @Test
    void shouldTakeShortTextsInBothLanguagesOnly() {
        String longest = "a".repeat(300);
        assertThat(errors(aGuide("*", questions(3), List.of(new NewWords(longest, longest)))))
                .isEmpty();
        assertThat(errors(aGuide("*", questions(3), List.of(new NewWords(longest + "a", " ")))))
                .containsExactly("advice[0].id missing-or-too-long", "advice[0].en missing-or-too-long");
        assertThat(errors(aGuide("*", questions(3), List.of(new NewWords(null, null)))))
                .hasSize(2);
    }

    @Test
    void shouldNameEachQuestionOnce() {
        List<@Nullable NewQuestion> questions = questions(3);
        questions.set(1, new NewQuestion("q1", WORDS, null));
        questions.set(2, new NewQuestion("Q3", WORDS, null));
        assertThat(errors(aGuide("*", questions, words(1))))
                .containsExactly("questions[1].id not-an-id", "questions[2].id not-an-id");
    }

    @Test
    void shouldKnowRegions() {
        assertThat(errors(aGuide("32.70", questions(3), words(1)))).containsExactly("scope unknown-region");
        assertThat(errors(aGuide("**", questions(3), words(1)))).containsExactly("scope unknown-region");
    }

    @Test
    void shouldSayAllThatIsMissing() {
        assertThat(errors(new NewGuide(null, null, null, null)))
                .containsExactly(
                        "incidentType missing",
                        "scope missing",
                        "questions too-few-or-too-many",
                        "advice too-few-or-too-many");
        assertThat(errors(aGuide("*", Collections.nCopies(3, null), Collections.nCopies(1, null))))
                .containsExactly(
                        "questions[0] missing", "questions[1] missing", "questions[2] missing", "advice[0] missing");
    }

    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldHaveABuiltInGuideForEachType(IncidentType type) {
        // Given
        Map<IncidentType, NewGuide> file = BuiltInGuides.file();
        // When
        NewGuide guide = Objects.requireNonNull(file.get(type));
        // Then
        assertThat(errors(new NewGuide(type, Guide.NATION, guide.questions(), guide.advice())))
                .isEmpty();
        assertThat(guide.asked()).extracting(Guide.Question::id).isSorted();
        assertThat(guide.asked()).extracting(Guide.Question::hazard).doesNotContain(Hazard.OTHER);
        assertThat(BuiltInGuides.of(type)).satisfies(one -> {
            assertThat(one.origin()).isEqualTo(Guide.Origin.BUILT_IN);
            assertThat(one.approved()).isFalse();
            assertThat(one.notice()).isNotNull();
        });
    }

    private static List<String> errors(NewGuide guide) {
        return GuideRules.errors(guide).stream()
                .map((Problem.FieldError error) -> error.field() + " " + error.code())
                .toList();
    }

    private static NewGuide aGuide(
            String scope, List<@Nullable NewQuestion> questions, List<@Nullable NewWords> advice) {
        return new NewGuide(IncidentType.FIRE, scope, questions, advice);
    }

    private static List<@Nullable NewQuestion> questions(int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(number -> new NewQuestion("q" + number, WORDS, Hazard.INJURED))
                .toList());
    }

    private static List<@Nullable NewWords> words(int count) {
        return new ArrayList<>(Collections.nCopies(count, WORDS));
    }
}
