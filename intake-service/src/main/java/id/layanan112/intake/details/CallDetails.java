package id.layanan112.intake.details;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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

    /** How it is known where an incident is. */
    public enum PlaceSource {
        /** A person said so. */
        TOLD,
        /** Pointed at on a map. */
        MAP,
        /** Where the caller's telephone was: nobody said that it happens there. */
        CALLER_LOCATION
    }

    /**
     * @param uncertaintyMetres radius in metres, or null when unknown; coordinates in WGS 84 degrees
     * @param source null is TOLD
     * @param at since when that is known, or null when it was not said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Scene(
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres,
            @Nullable PlaceSource source,
            @Nullable Instant at) {

        /** As somebody says it now: told, unless it says otherwise, and never in the future. */
        public Scene said(Instant now) {
            return new Scene(
                    address,
                    lat,
                    lon,
                    uncertaintyMetres,
                    source == null ? PlaceSource.TOLD : source,
                    at == null || at.isAfter(now) ? now : at);
        }

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
