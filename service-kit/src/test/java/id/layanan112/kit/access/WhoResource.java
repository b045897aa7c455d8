package id.layanan112.kit.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says who asks. */
@Path("/who")
public class WhoResource {
    private final Access access;

    WhoResource(Access access) {
        this.access = access;
    }

    @GET
    @RolesAllowed(Roles.CALL_TAKER)
    public String who() {
        return access.who() + " of " + access.centre().orElse("nowhere");
    }
}
