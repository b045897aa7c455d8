package id.layanan112.intake.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.intake.incident.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as others may know it: nothing of it is about a person. */
record CallView(
        UUID callId,
        long version,
        @Nullable UUID incidentId,
        String centreCode,
        @Nullable String regionCode,
        LocalDate localDay,
        @JsonProperty("class") @Nullable CallClass callClass,
        CallChannel channel,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        boolean exercise,
        List<String> flags) {

    static CallView of(Call call, @Nullable Incident incident) {
        return new CallView(
                call.callId(),
                call.version(),
                call.incidentId(),
                call.centreCode(),
                call.regionCode(),
                call.localDay(),
                call.callClass(),
                call.channel(),
                call.receivedAt(),
                call.answeredAt(),
                call.endedAt(),
                incident == null ? null : incident.incidentType(),
                incident == null ? null : incident.priority(),
                call.exercise(),
                call.flags());
    }
}
