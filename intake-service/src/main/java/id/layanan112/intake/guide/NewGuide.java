package id.layanan112.intake.guide;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.guide.Guide.Words;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A guide as somebody writes it; {@link GuideRules} says what is wrong with it. */
@Schema(name = "NewGuide")
record NewGuide(
        @Nullable IncidentType incidentType,

        @Schema(example = "32.73", description = "a region's code, or * for the nation") @Nullable
        String scope,

        @Nullable List<@Nullable NewQuestion> questions,
        @Nullable List<@Nullable NewWords> advice) {

    @Schema(name = "NewQuestion")
    record NewQuestion(
            @Nullable String id,
            @Nullable NewWords text,
            @Nullable Hazard hazard) {}

    @Schema(name = "NewWords")
    record NewWords(@Nullable String id, @Nullable String en) {
        private Words words() {
            return new Words(Objects.requireNonNull(id), Objects.requireNonNull(en));
        }
    }

    /** Of a guide that has no errors. */
    List<Guide.Question> asked() {
        return Objects.requireNonNull(questions).stream()
                .map(Objects::requireNonNull)
                .map(one -> new Guide.Question(
                        Objects.requireNonNull(one.id()),
                        Objects.requireNonNull(one.text()).words(),
                        one.hazard()))
                .toList();
    }

    /** Of a guide that has no errors. */
    List<Words> advised() {
        return Objects.requireNonNull(advice).stream()
                .map(one -> Objects.requireNonNull(one).words())
                .toList();
    }
}
