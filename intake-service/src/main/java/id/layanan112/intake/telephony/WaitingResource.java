package id.layanan112.intake.telephony;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The queue of calls that ring, over HTTP. */
@Path("/telephony/waiting")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
public class WaitingResource {
    private final WaitingCalls calls;
    private final Access access;

    WaitingResource(WaitingCalls calls, Access access) {
        this.calls = calls;
        this.access = access;
    }

    record Queue(List<WaitingCalls.Waiting> items) {}

    @GET
    @Operation(
            summary = "Panggilan yang berdering, menurut urutan jawab. Calls that ring, in the order of answering;"
                    + " a nuisance waits, and is never left out.")
    public Queue waiting() {
        return new Queue(calls.of(access));
    }
}
