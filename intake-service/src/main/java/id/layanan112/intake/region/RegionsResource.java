package id.layanan112.intake.region;

import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Region;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Regions by what is typed, over HTTP. */
@Path("/regions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY, Roles.ADMINISTRATOR})
public class RegionsResource {
    private static final int QUERY_CHARS = 100;
    private static final int MOST = 50;

    private final CurrentCentres centres;

    RegionsResource(CurrentCentres centres) {
        this.centres = centres;
    }

    /**
     * @param centreCode null where there is no 112 centre
     * @param assumed true when no source names the centre
     */
    record Found(
            String regionCode,
            String name,
            String province,
            @Nullable String centreCode,
            boolean assumed) {
        static Found of(Region region, CallCentres centres) {
            CallCentre centre = centres.ofRegion(region.code()).orElse(null);
            return new Found(
                    region.code().value(),
                    region.name(),
                    region.province().name(),
                    centre == null ? null : centre.code(),
                    centre != null && centre.assumed());
        }
    }

    record FoundRegions(List<Found> items) {}

    @GET
    @NonBlocking
    @Operation(summary = "Cari wilayah saat mengetik. Regions by name or code, also when spelt nearly so.")
    public FoundRegions find(
            @QueryParam("query") @Nullable String query, @QueryParam("limit") @DefaultValue("10") int limit) {
        if (query == null || query.isBlank() || query.length() > QUERY_CHARS) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "query",
                            "missing-or-too-long",
                            "Isi 1 sampai " + QUERY_CHARS + " huruf.",
                            "1 to " + QUERY_CHARS + " characters."));
        }
        CallCentres present = centres.now();
        return new FoundRegions(RegionSearch.find(query, Math.clamp(limit, 1, MOST)).stream()
                .map(region -> Found.of(region, present))
                .toList());
    }
}
