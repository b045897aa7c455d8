package id.layanan112.intake.incident;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.details.CallDetails;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be otherwise; what is null stays as it is.
 *
 * @param regionCode another region of the same centre; anywhere else is a handover
 * @param place where it really is, whatever the calls said: replaced as a whole
 * @param kindsAsked the agency kinds that a dispatcher wants besides those of the policy: all of them
 * @param kindsWithdrawn the agency kinds that a dispatcher does not want: all of them
 */
public record IncidentChange(
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        @Nullable String regionCode,
        @JsonSetter(contentNulls = Nulls.SKIP) @Nullable Set<Hazard> hazards,
        @Nullable Victims victims,
        CallDetails.@Nullable Scene place,
        @Nullable Set<String> kindsAsked,
        @Nullable Set<String> kindsWithdrawn) {

    /** True when it is about which agencies come: a dispatcher's business. */
    boolean aboutAgencies() {
        return kindsAsked != null || kindsWithdrawn != null;
    }
}
