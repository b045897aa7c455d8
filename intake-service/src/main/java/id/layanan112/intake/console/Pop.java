package id.layanan112.intake.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.silent.SilentResult;
import id.layanan112.intake.silent.SilentStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pops up when a call is answered.
 *
 * @param number null without one, and while it is {@code guarded} and was not asked for
 * @param guarded true when a call back could harm the caller, or the incident is restricted: shown when asked for
 * @param silentSteps that apply to this call, in their order, with what came of each that was done
 */
record Pop(
        UUID callId,
        long version,
        @JsonProperty("class") @Nullable CallClass callClass,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable UUID incidentId,
        @Nullable String regionCode,
        boolean exercise,
        boolean hasNumber,
        @Nullable String number,
        boolean guarded,
        CallDetails.@Nullable Caller caller,
        @Nullable Guess guess,
        List<Earlier> earlier,
        List<SilentStep> steps,
        Map<SilentStep, SilentResult> silentSteps) {

    /**
     * Where the caller may be.
     *
     * @param uncertaintyMetres a radius
     * @param regionName null when it cannot be told
     */
    record Guess(
            double lat,
            double lon,
            @Nullable Double uncertaintyMetres,
            @Nullable String regionCode,
            @Nullable String regionName,
            String source) {
        @Override
        public String toString() {
            return "Guess[...]";
        }
    }

    /** Another call from the same number. */
    record Earlier(
            UUID callId,
            Instant receivedAt,
            @JsonProperty("class") @Nullable CallClass callClass,
            @Nullable IncidentType incidentType,
            @Nullable UUID incidentId) {}

    @Override
    public String toString() {
        return "Pop[" + callId + "]";
    }
}
