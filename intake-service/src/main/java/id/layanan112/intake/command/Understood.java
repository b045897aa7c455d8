package id.layanan112.intake.command;

import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line means. Everything in it may be missing; {@code address}, {@code number} and {@code narrative} are about
 * people.
 *
 * @param regionCode one of Kemendagri's, when it was named
 * @param lat degrees WGS 84, with {@code lon} or not at all
 * @param kind of an agency, for verbs that want one
 * @param disposition for closing
 * @param safeToCallBack null when nothing was said
 */
public record Understood(
        @Nullable Verb verb,
        @Nullable IncidentType incidentType,
        @Nullable Priority priority,
        @Nullable String regionCode,
        @Nullable String address,
        @Nullable Double lat,
        @Nullable Double lon,
        Set<Hazard> hazards,
        @Nullable Victims victims,
        @Nullable String number,
        @Nullable Boolean safeToCallBack,
        @Nullable String narrative,
        @Nullable String kind,
        @Nullable Disposition disposition) {

    @Override
    public String toString() {
        return "Understood[" + verb + " " + incidentType + " ...]";
    }
}
