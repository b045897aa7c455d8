package id.layanan112.gateway.link;

import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Links are revoked by whoever sees the order: a telephone was lost. */
@Path("/dispatches/{dispatchId}/links/{agencyId}")
@RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR})
public class LinksResource {
    private final LinkRows rows;
    private final Dispatches dispatches;
    private final Access access;
    private final Audit audit;

    LinksResource(LinkRows rows, Dispatches dispatches, Access access, Audit audit) {
        this.rows = rows;
        this.dispatches = dispatches;
        this.access = access;
        this.audit = audit;
    }

    @DELETE
    @Transactional
    @Operation(summary = "Cabut tautan. Revoke every link that an agency got for this order.")
    public void revoke(@PathParam("dispatchId") UUID dispatchId, @PathParam("agencyId") String agencyId) {
        Dispatch dispatch = dispatches
                .find(dispatchId)
                .filter(one -> access.sees(one.order().centreCode()))
                .orElseThrow(NotFoundException::new);
        if (rows.revoke(dispatch.dispatchId(), agencyId) == 0) {
            throw new NotFoundException();
        }
        audit.add(access.who(), "LINK_REVOKED", dispatchId.toString(), agencyId);
    }
}
