package id.layanan112.gateway.registry;

import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registry over HTTP; secrets and addresses are never returned. */
@Path("/agencies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AGENCY_OFFICER, Roles.ADMINISTRATOR})
public class AgenciesResource {
    private final Agencies agencies;

    AgenciesResource(Agencies agencies) {
        this.agencies = agencies;
    }

    @GET
    public List<Agency> list(@QueryParam("region") @Nullable String region, @QueryParam("kind") @Nullable String kind) {
        return agencies.list(region, kind);
    }

    @GET
    @Path("/{agencyId}")
    public Agency get(String agencyId) {
        return agencies.find(agencyId).orElseThrow(NotFoundException::new);
    }
}
