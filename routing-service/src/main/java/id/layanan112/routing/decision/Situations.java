package id.layanan112.routing.decision;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.policy.OwnAgency;
import id.layanan112.routing.policy.Situation;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An incident as rules see it. */
final class Situations {
    /** Of places that are not known: most people live by it. */
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private Situations() {}

    static Situation of(IncidentSnapshot incident, AgencyDirectory directory) {
        return new Situation(
                incident.incidentType(),
                incident.priority(),
                incident.hazards(),
                incident.victims(),
                incident.sensitivity(),
                LocalTime.ofInstant(incident.openedAt(), zone(incident)),
                kind -> own(directory, kind, incident.regionCode()));
    }

    private static ZoneId zone(IncidentSnapshot incident) {
        return Stream.of(Optional.ofNullable(incident.regionCode()), Optional.of(incident.centreCode()))
                .flatMap(Optional::stream)
                .flatMap(code -> RegionCode.parse(code).stream())
                .filter(code -> Regions.province(code.provinceCode()).isPresent())
                .findFirst()
                .map(Regions::zoneOf)
                .orElse(WIB);
    }

    private static OwnAgency own(AgencyDirectory directory, String kind, @Nullable String region) {
        OwnAgency best = OwnAgency.NONE;
        if (region != null) {
            for (AgencyRegistered agency : directory.own(kind, region)) {
                OwnAgency one = switch (agency.state()) {
                    case ACTIVE -> OwnAgency.ACTIVE;
                    case UNREACHABLE -> OwnAgency.UNREACHABLE;
                    case DIVERTING -> OwnAgency.DIVERTING;
                    case INACTIVE, OTHER -> OwnAgency.INACTIVE;
                };
                best = one.compareTo(best) < 0 ? one : best;
            }
        }
        return best;
    }
}
