package id.layanan112.gateway.registry;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tables of agencies over HTTP. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class AgencyImportResource {
    private final AgencyImport agencies;
    private final Access access;

    AgencyImportResource(AgencyImport agencies, Access access) {
        this.agencies = agencies;
        this.access = access;
    }

    /** @return 200 with what would come of each line, once a second person agrees; 422 when a line is wrong */
    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @Operation(
            summary =
                    "Impor instansi dari CSV; tanpa commit=true hanya pratinjau. Import agencies: a preview, or a proposal.")
    public Response read(@Nullable String csv, @QueryParam("commit") @DefaultValue("false") boolean commit) {
        if (!access.nation() && access.centre().isEmpty()) {
            throw new ForbiddenException();
        }
        return switch (agencies.read(csv == null ? "" : csv, access.centre(), commit ? access.who() : null)) {
            case AgencyImport.Outcome.Unreadable(Problem.FieldError why) ->
                throw new ProblemException(Problem.invalidBody().withFields(List.of(why)));
            case AgencyImport.Outcome.Read(AgencyImport.Report report) ->
                Response.status(commit && report.wrong() > 0 ? 422 : 200)
                        .entity(report)
                        .build();
        };
    }
}
