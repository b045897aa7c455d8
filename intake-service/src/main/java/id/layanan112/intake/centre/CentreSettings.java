package id.layanan112.intake.centre;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import id.layanan112.contracts.CentreState;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.RegionCode;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A centre as people set it. What is missing is empty, or refused by {@link CentreErrors}.
 *
 * @param regions that it serves, codes
 * @param desks seats of call takers
 * @param numbers by which the centre itself is reached, beside 112
 * @param neighbours centres that it hands over to
 * @param deputy the centre that covers for it
 * @param supervisors who are rung when nobody else answers
 */
public record CentreSettings(
        @Schema(example = "Pusat 112 Kota Bandung") @Nullable
        String name,

        @JsonSetter(contentNulls = Nulls.SKIP) List<String> regions,
        @Nullable Integer desks,
        @JsonSetter(contentNulls = Nulls.SKIP) List<String> numbers,
        @JsonSetter(contentNulls = Nulls.SKIP) List<String> neighbours,
        @Nullable String deputy,
        @JsonSetter(contentNulls = Nulls.SKIP) List<Supervisor> supervisors,
        @Nullable CentreState state) {

    public CentreSettings {
        // JSON brings null for a list that is not there.
        regions = orEmpty(regions);
        numbers = orEmpty(numbers);
        neighbours = orEmpty(neighbours);
        supervisors = orEmpty(supervisors);
    }

    /** @param subject of the token */
    public record Supervisor(
            @Nullable String subject, @Nullable String telephone) {
        @Override
        public String toString() {
            return "Supervisor[...]";
        }
    }

    /** What holds before anybody has said otherwise. */
    static CentreSettings of(CallCentre builtIn) {
        return new CentreSettings(
                builtIn.name(),
                builtIn.regions().stream().map(RegionCode::value).toList(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                CentreState.ACTIVE);
    }

    /** Only of settings without errors. */
    CallCentre centre(String code) {
        return new CallCentre(
                code,
                Objects.requireNonNull(name),
                regions.stream().map(RegionCode::new).toList(),
                false,
                "");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    @Override
    public String toString() {
        return "CentreSettings[" + name + "]";
    }
}
