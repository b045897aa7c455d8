package id.layanan112.intake.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /calls}, as typed: everything in it is optional. */
@Schema(
        description =
                "Panggilan seperti diketik petugas; semua kolom boleh kosong. A call as typed; every field is optional.")
record NewCall(
        @JsonProperty("class") @Nullable CallClass callClass,
        @Nullable CallChannel channel,
        @Schema(example = "32.73") @Nullable String regionCode,
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        @Nullable Set<Hazard> hazards,
        @Nullable Victims victims,
        @Nullable Caller caller,
        @Nullable Place place,
        @Nullable String narrative,
        @Nullable Instant receivedAt,
        @Nullable Boolean exercise) {

    record Caller(
            @Nullable String name,
            @Nullable String number,
            @Nullable Boolean safeToCallBack,
            @Nullable String language) {
        @Override
        public String toString() {
            return "Caller[...]";
        }
    }

    record Place(
            @Nullable String address,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double uncertaintyMetres) {
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
