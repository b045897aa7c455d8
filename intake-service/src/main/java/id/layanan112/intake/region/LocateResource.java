package id.layanan112.intake.region;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.RegionCode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The region of a point, over HTTP. */
@Path("/regions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
public class LocateResource {
    private final Places places;
    private final CurrentCentres centres;
    private final Access access;

    LocateResource(Places places, CurrentCentres centres, Access access) {
        this.places = places;
        this.centres = centres;
        this.access = access;
    }

    @GET
    @NonBlocking
    @Path("/locate")
    @Operation(summary = "Wilayah sebuah titik. The region of a point, and every region that its circle touches.")
    public Places.Place locate(
            @Parameter(example = "-6.9147") @QueryParam("lat") @Nullable Double lat,
            @Parameter(example = "107.6098") @QueryParam("lon") @Nullable Double lon,
            @Parameter(example = "50") @QueryParam("uncertaintyMetres") @Nullable Double uncertainty) {
        if (lat == null || lon == null || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw problem("lat, lon", "Isi lat -90..90 dan lon -180..180.", "Give lat -90..90 and lon -180..180.");
        }
        if (uncertainty != null && !(uncertainty >= 0 && uncertainty <= Places.MOST_METRES)) {
            throw problem("uncertaintyMetres", "Isi 0 sampai 100000 meter.", "Give 0 to 100000 metres.");
        }
        String assumed = access.centre()
                .flatMap(centres.now()::find)
                .flatMap(CallCentre::onlyRegion)
                .map(RegionCode::value)
                .orElse(null);
        return places.of(lat, lon, uncertainty, assumed);
    }

    private static ProblemException problem(String field, String id, String en) {
        return new ProblemException(Problem.badRequest().withField(field, "no-such-place", id, en));
    }
}
