package id.layanan112.intake.nuisance;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The labels of a centre over HTTP, for whoever may lift them. */
@Path("/nuisances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPERVISOR)
public class NuisancesResource {
    private final NuisanceReview review;
    private final Access access;

    NuisancesResource(NuisanceReview review, Access access) {
        this.review = review;
        this.access = access;
    }

    record NuisanceList(List<NuisanceReview.Labelled> items) {}

    @GET
    @Operation(
            summary = "Penelepon mengganggu yang sedang ditindak, tanpa nomornya. Nuisance callers with a measure in"
                    + " force, without their numbers.")
    public NuisanceList list() {
        return new NuisanceList(review.of(access));
    }
}
