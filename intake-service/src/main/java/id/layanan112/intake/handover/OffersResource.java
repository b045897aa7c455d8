package id.layanan112.intake.handover;

import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Offering an incident to another region, over HTTP. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class OffersResource {
    private final Handovers handovers;
    private final HandoverRows rows;
    private final Incidents incidents;
    private final Access access;

    OffersResource(Handovers handovers, HandoverRows rows, Incidents incidents, Access access) {
        this.handovers = handovers;
        this.rows = rows;
        this.incidents = incidents;
        this.access = access;
    }

    /** @param toRegion a region of another centre */
    record NewHandover(@Schema(example = "32.04") @Nullable String toRegion) {}

    @POST
    @Path("/{incidentId}/handovers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tawarkan kejadian ke wilayah lain. Offer an incident to another region.")
    @APIResponseSchema(value = HandoversResource.HandoverView.class, responseCode = "201")
    public Response offer(
            UUID incidentId, @HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewHandover body) {
        String key = IdempotencyKey.require(given);
        return HandoversResource.answer(
                201, handovers.offer(access, incidentId, key, body == null ? null : body.toRegion()));
    }

    @GET
    @Path("/{incidentId}/handovers")
    @Transactional
    public HandoversResource.HandoverList ofIncident(UUID incidentId) {
        return incidents
                .visible(access, incidentId)
                .map(incident -> HandoversResource.HandoverList.of(rows.ofIncident(incident.incidentId())))
                .orElseThrow(NotFoundException::new);
    }
}
