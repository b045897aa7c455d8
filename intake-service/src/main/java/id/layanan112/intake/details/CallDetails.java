package id.layanan112.intake.details;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The details of people in one call, in clear: only in memory, only on their way in or to somebody entitled.
 *
 * @param caller who calls, if known
 * @param scene the exact place, if known
 * @param narrative what they tell, if anything
 */
public record CallDetails(
        @Nullable Caller caller,
        @Nullable Scene scene,
        @Nullable Narrative narrative) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Caller(
            @Nullable String name,
            @Nullable String number,
            @Nullable Boolean safeToCallBack,
            @Nullable String language,
            @Nullable Communication communication) {

        /** A caller of whom only the number is known. */
        public static Caller ofNumber(String number) {
            return new Caller(null, number, null, null, null);
        }

        /** What was known before, with what is known now over it. */
        Caller and(Caller now) {
            return new Caller(
                    now.name == null ? name : now.name,
                    now.number == null ? number : now.number,
                    now.safeToCallBack == null ? safeToCallBack : now.safeToCallBack,
                    now.language == null ? language : now.language,
                    now.communication == null ? communication : now.communication);
        }

        @Override
        public String toString() {
            return "Caller[...]";
        }
    }

    /** @param uncertaintyMetres radius in metres, or null when unknown; coordinates in WGS 84 degrees */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scene(
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres) {
        @Override
        public String toString() {
            return "Scene[...]";
        }
    }

    public record Narrative(String text) {
        @Override
        public String toString() {
            return "Narrative[...]";
        }
    }

    @Override
    public String toString() {
        return "CallDetails[...]";
    }
}
