package id.layanan112.intake.location;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.audit.Reason;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.region.Places;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where a caller was, over HTTP; reading it is audited. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class LocationsResource {
    private final CallerLocations locations;
    private final Places places;
    private final CallRecords calls;
    private final Audit audit;
    private final Access access;

    LocationsResource(CallerLocations locations, Places places, CallRecords calls, Audit audit, Access access) {
        this.locations = locations;
        this.places = places;
        this.calls = calls;
        this.audit = audit;
        this.access = access;
    }

    record Located(CallerLocations.Known location, Places.Place place) {}

    record LocatedList(List<Located> items) {}

    @GET
    @Path("/{callId}/locations")
    @Operation(summary = "Lokasi pemanggil. Where the caller was, by the network and by the telephone.")
    @Transactional
    public LocatedList locations(UUID callId, @QueryParam("reason") @Nullable String given) {
        String reason = Reason.require(given);
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        audit.write(new Audit.Deed(call.regionCode(), call.localDay(), access.who(), "READ", callId, reason));
        return new LocatedList(locations.of(callId).stream()
                .map(one ->
                        new Located(one, places.of(one.lat(), one.lon(), one.uncertaintyMetres(), call.regionCode())))
                .toList());
    }
}
