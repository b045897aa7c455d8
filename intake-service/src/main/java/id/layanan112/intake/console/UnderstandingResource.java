package id.layanan112.intake.console;

import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.command.CommandLine;
import id.layanan112.intake.command.Suggestion;
import id.layanan112.intake.command.Suggestions;
import id.layanan112.intake.command.TypeNames;
import id.layanan112.intake.command.Understood;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the command field means, while it is typed; nothing is saved, and nothing of it stands in an address. */
@Path("/console/understanding")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class UnderstandingResource {
    private final CurrentCentres centres;
    private final Access access;

    UnderstandingResource(CurrentCentres centres, Access access) {
        this.centres = centres;
        this.access = access;
    }

    record Line(@Nullable String text, @Nullable String lang) {
        @Override
        public String toString() {
            return "Line[...]";
        }
    }

    /**
     * @param typeName as people are shown it
     * @param regionName null when none was named
     * @param ownRegion false when another centre serves the region
     */
    record Meaning(
            Understood understood,
            @Nullable String typeName,
            @Nullable String regionName,
            boolean ownRegion,
            List<Suggestion> suggestions) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Meaning understand(@Nullable Line line) {
        String text = line == null || line.text() == null ? "" : line.text();
        boolean english = line != null && "en".equals(line.lang());
        List<RegionCode> own = access.centres().stream()
                .flatMap(code -> centres.now().find(code).stream())
                .map(CallCentre::regions)
                .flatMap(List::stream)
                .toList();
        Understood understood = CommandLine.understand(text, own);
        IncidentType type = understood.incidentType();
        Optional<Region> region = Optional.ofNullable(understood.regionCode())
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find);
        return new Meaning(
                understood,
                type == null ? null : TypeNames.of(type, english),
                region.map(Region::name).orElse(null),
                region.isEmpty() || access.nation() || own.contains(region.get().code()),
                Suggestions.of(text, english));
    }
}
