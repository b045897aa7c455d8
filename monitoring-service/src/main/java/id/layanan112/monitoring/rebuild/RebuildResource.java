package id.layanan112.monitoring.rebuild;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.rebuild.Rebuilding.Progress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Derives all figures again, and says how far that is. */
@Path("/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.MONITORING_ANALYST})
public class RebuildResource {
    private static final Logger LOG = Logger.getLogger(RebuildResource.class);

    private final Rebuilding rebuilding;
    private final Access access;

    RebuildResource(Rebuilding rebuilding, Access access) {
        this.rebuilding = rebuilding;
        this.access = access;
    }

    @GET
    @Operation(summary = "Sejauh mana hitung ulang. How far the newest rebuild is; 404 when there never was one.")
    public Progress get() {
        nationOnly();
        return rebuilding
                .latest()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "no-rebuild", "Belum pernah ada.", "There never was one.")));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Hitung ulang semua angka dari fakta. Derive all figures from facts again; one at a time.")
    public Response post() {
        nationOnly();
        Progress begun = rebuilding.begin("asked");
        LOG.infof("rebuild %s: asked by %s, %d facts", begun.id(), access.who(), begun.facts());
        return Response.accepted(begun).build();
    }

    private void nationOnly() {
        if (!access.nation()) {
            throw new ProblemException(
                    Problem.of(403, "nation-only", "Hanya untuk pusat nasional.", "For the national centre only."));
        }
    }
}
