package id.layanan112.gateway.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.gateway.audit.Audit;
import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.escalation.Dispatching;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What people of a centre do with an order. They say which version they have seen: a second tap does nothing. */
@Path("/dispatches/{dispatchId}/by-hand")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR})
public class ByHandResource {
    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final Access access;
    private final Audit audit;

    ByHandResource(Dispatches dispatches, Dispatching dispatching, Access access, Audit audit) {
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.access = access;
        this.audit = audit;
    }

    /** @param agencyId of the order's chain; null: whoever holds it, or the first where a human does */
    record Again(@Nullable String agencyId) {}

    /** @param agencyId one of several that come */
    record TakenFrom(@Nullable String agencyId) {}

    /** The order as it is now. */
    record Now(@JsonUnwrapped DispatchSnapshot dispatch) {}

    @POST
    @Path("/deliveries")
    @Transactional
    @Operation(summary = "Kirim ulang. Deliver it again; it lives as long again as it did.")
    public Response again(
            @PathParam("dispatchId") UUID dispatchId,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable Again body) {
        Dispatch dispatch = seen(dispatchId, seen);
        String agencyId = body == null ? null : body.agencyId();
        if (agencyId != null && dispatch.order().rungOf(agencyId) < 0) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "agencyId",
                            "not-in-chain",
                            "Bukan instansi dalam rantai perintah ini.",
                            "It is no agency of this order's chain."));
        }
        return done(dispatch, new Happening.Again(agencyId), "DELIVERED_AGAIN", agencyId);
    }

    @POST
    @Path("/withdrawals")
    @Transactional
    @Operation(summary = "Tarik dari satu instansi. Take it from one of several agencies that come.")
    public Response takenFrom(
            @PathParam("dispatchId") UUID dispatchId,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable TakenFrom body) {
        Dispatch dispatch = seen(dispatchId, seen);
        String agencyId = body == null ? null : body.agencyId();
        if (agencyId == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("agencyId", "missing", "Sebutkan instansinya.", "Say which agency."));
        }
        return done(dispatch, new Happening.TakenFrom(agencyId), "TAKEN_FROM", agencyId);
    }

    private Dispatch seen(UUID dispatchId, @Nullable String ifMatch) {
        long version = Revision.seen(ifMatch);
        Dispatch dispatch = dispatches
                .locked(dispatchId)
                .filter(one -> access.sees(one.order().centreCode()))
                .orElseThrow(NotFoundException::new);
        if (dispatch.standing().version() != version) {
            throw Revision.stale(dispatch.standing().version());
        }
        return dispatch;
    }

    private Response done(Dispatch dispatch, Happening happening, String what, @Nullable String agencyId) {
        Consequence consequence = dispatching.follow(dispatch, happening);
        if (consequence.nothing()) {
            throw new ProblemException(Problem.of(
                    409,
                    "nothing-to-do",
                    "Perintah ini sudah selesai, atau tidak ada instansi lain yang datang.",
                    "This order is over, or no other agency comes."));
        }
        dispatching.apply(List.of(consequence));
        audit.add(access.who(), what, dispatch.dispatchId().toString(), agencyId);
        DispatchSnapshot now = consequence.dispatch().snapshot();
        return Response.ok(new Now(now)).tag(Revision.tag(now.version())).build();
    }
}
