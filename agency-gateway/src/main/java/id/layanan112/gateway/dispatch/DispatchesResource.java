package id.layanan112.gateway.dispatch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.Rung;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP, without anything protected: what an agency may know it got with the order. */
@Path("/dispatches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DISPATCHER, Roles.SUPERVISOR, Roles.CALL_TAKER, Roles.AGENCY_OFFICER})
public class DispatchesResource {
    private static final int LIMIT = 500;

    private final Dispatches dispatches;
    private final Access access;

    DispatchesResource(Dispatches dispatches, Access access) {
        this.dispatches = dispatches;
        this.access = access;
    }

    record DispatchView(@JsonUnwrapped DispatchSnapshot dispatch, List<Rung> chain, boolean late) {
        static DispatchView of(Dispatch dispatch) {
            return new DispatchView(dispatch.snapshot(), dispatch.chain(), dispatch.late());
        }
    }

    /** One order, with all that agencies said of it. */
    record DispatchHistory(@JsonUnwrapped DispatchView order, List<Dispatches.Said> acknowledgements) {}

    @GET
    @Path("/{dispatchId}")
    public DispatchHistory get(UUID dispatchId) {
        return dispatches
                .find(dispatchId)
                .filter(this::visible)
                .map(one -> new DispatchHistory(DispatchView.of(one), dispatches.said(dispatchId)))
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
        String centre = access.nation() ? null : access.centre().orElse(null);
        String holder = centre == null && !access.nation() ? access.agency().orElse("") : agency;
        return dispatches.list(incident, holder, centre, late, open, Math.clamp(limit, 1, LIMIT)).stream()
                .filter(this::visible)
                .map(DispatchView::of)
                .toList();
    }

    /** Its centre sees it, and every agency that has held it. */
    private boolean visible(Dispatch dispatch) {
        return access.sees(dispatch.centreCode())
                || access.agency().filter(agency -> hasHeld(dispatch, agency)).isPresent();
    }

    private static boolean hasHeld(Dispatch dispatch, String agency) {
        return dispatch.chain().subList(0, dispatch.rung() + 1).stream()
                .anyMatch(rung -> agency.equals(rung.agencyId()));
    }
}
