package id.layanan112.intake.call;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Which calls belong to an incident, over HTTP; {@code If-Match} names the call's version. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class LinksResource {
    private final CallChanges changes;
    private final Access access;

    LinksResource(CallChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    @PUT
    @Path("/{incidentId}/calls/{callId}")
    @Operation(summary = "Kaitkan panggilan dengan kejadian. Link a call to an incident.")
    @APIResponseSchema(CallView.class)
    public Response link(UUID incidentId, UUID callId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return CallChangesResource.answer(changes.link(access, incidentId, callId, Revision.seen(ifMatch)));
    }

    @DELETE
    @Path("/{incidentId}/calls/{callId}")
    @Operation(summary = "Lepaskan panggilan dari kejadian. Unlink a call; both histories stay.")
    @APIResponseSchema(CallView.class)
    public Response unlink(UUID incidentId, UUID callId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return CallChangesResource.answer(changes.unlink(access, incidentId, callId, Revision.seen(ifMatch)));
    }
}
