package id.layanan112.intake.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.Communication;
import id.layanan112.intake.silent.SilentResult;
import id.layanan112.intake.silent.SilentStep;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /calls}, as typed: everything in it is optional.
 *
 * @param silentSteps what was done about a call in which nobody speaks; without all of it, it is no GHOST yet
 * @param answeredAt only of a call that was taken on paper, as {@code endedAt}
 * @param kindsTold agency kinds that were told while it was on paper: they are not ordered again
 */
@Schema(
        description =
                "Panggilan seperti diketik petugas; semua kolom boleh kosong. A call as typed; every field is optional.")
record NewCall(
        @JsonProperty("class") @Nullable CallClass callClass,
        @Nullable CallChannel channel,
        @Schema(example = "32.73") @Nullable String regionCode,
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable Set<Hazard> hazards,
        @Nullable Victims victims,
        @Nullable Caller caller,
        @Nullable Place place,
        @Nullable String narrative,
        @Nullable Instant receivedAt,
        @Nullable Boolean exercise,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable Map<SilentStep, SilentResult> silentSteps,
        @Nullable Entry entry,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable Set<String> kindsTold) {

    /** How it came to be typed. */
    enum Entry {
        /** While it lasts, or just after. */
        LIVE,
        /** Taken on paper and entered later: with its own times, and without ordering again who was told already. */
        PAPER
    }

    /** Details of people alone. */
    static NewCall details(@Nullable Caller caller, @Nullable Place place, @Nullable String narrative) {
        return new NewCall(
                null, null, null, null, null, null, null, caller, place, narrative, null, null, null, null, null, null,
                null);
    }

    record Caller(
            @Nullable String name,
            @Nullable String number,
            @Nullable Boolean safeToCallBack,
            @Nullable String language,
            @Nullable Communication communication) {
        @Override
        public String toString() {
            return "Caller[...]";
        }
    }

    record Place(
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres,
            CallDetails.@Nullable PlaceSource source,
            @Nullable Instant at) {
        @Override
        public String toString() {
            return "Place[...]";
        }
    }

    @Override
    public String toString() {
        return "NewCall[...]";
    }
}
