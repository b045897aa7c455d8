package id.layanan112.gateway.dispatch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.Rung;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP, without anything protected: what an agency may know it got with the order. */
@Path("/dispatches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.CALL_TAKER, Roles.AGENCY_OFFICER})
public class DispatchesResource {
    private static final int LIMIT = 500;

    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final Access access;

    DispatchesResource(Dispatches dispatches, DispatchSteps steps, Access access) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.access = access;
    }

    /**
     * One order.
     *
     * @param late true when it was older than 10 minutes when it arrived
     * @param missed true once nobody had accepted in time
     * @param ackBy when silence moves it on; null when nobody waits for an acceptance
     * @param next who is asked then; null where {@code ackBy} is
     * @param units that come, of each agency that named any
     */
    record DispatchView(
            @JsonUnwrapped DispatchSnapshot dispatch,
            List<Rung> chain,
            boolean late,
            boolean missed,
            @Nullable Instant ackBy,
            @Nullable Rung next,
            List<DispatchSteps.UnitsOf> units) {
        static DispatchView of(Dispatches.Listed listed, Map<UUID, List<DispatchSteps.UnitsOf>> units) {
            Dispatch dispatch = listed.dispatch();
            List<Rung> chain = dispatch.order().chain();
            return new DispatchView(
                    dispatch.snapshot(),
                    chain,
                    dispatch.order().late(),
                    dispatch.standing().missed(),
                    listed.ackBy(),
                    listed.ackBy() == null ? null : chain.get(Math.min(dispatch.rung() + 1, chain.size() - 1)),
                    units.getOrDefault(dispatch.dispatchId(), List.of()));
        }
    }

    /** One order, with every step: when, by whom, and whether it counted. */
    record DispatchHistory(@JsonUnwrapped DispatchView order, List<DispatchSteps.Step> steps) {}

    @GET
    @Path("/{dispatchId}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DispatchHistory.class)))
    public Response get(UUID dispatchId) {
        return dispatches
                .one(dispatchId)
                .filter(one -> visible(one.dispatch()))
                .map(one -> Response.ok(new DispatchHistory(
                                DispatchView.of(one, steps.units(List.of(dispatchId))), steps.of(dispatchId)))
                        .tag(Revision.tag(one.dispatch().standing().version()))
                        .build())
                .orElseThrow(NotFoundException::new);
    }

    @GET
    public List<DispatchView> list(
            @QueryParam("incident") @Nullable UUID incident,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("late") boolean late,
            @QueryParam("open") boolean open,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        // Narrowed by the query, not after its limit: nobody's own orders may fall off the page for another's.
        List<String> centres = access.nation() ? null : List.copyOf(access.centres());
        boolean ofAgency = centres != null && centres.isEmpty();
        String holder = ofAgency ? access.agency().orElse("") : agency;
        List<Dispatches.Listed> found = dispatches
                .list(new Dispatches.Filter(
                        incident, holder, ofAgency ? null : centres, late, open, Math.clamp(limit, 1, LIMIT)))
                .stream()
                .filter(one -> visible(one.dispatch()))
                .toList();
        Map<UUID, List<DispatchSteps.UnitsOf>> units = steps.units(
                found.stream().map(one -> one.dispatch().dispatchId()).toList());
        return found.stream().map(one -> DispatchView.of(one, units)).toList();
    }

    /** Its centre sees it, whoever covers for that one, and every agency that has held it. */
    private boolean visible(Dispatch dispatch) {
        return access.sees(dispatch.order().centreCode())
                || access.agency().filter(dispatch.asked()::contains).isPresent();
    }
}
