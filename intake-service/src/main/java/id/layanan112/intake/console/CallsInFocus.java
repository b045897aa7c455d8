package id.layanan112.intake.console;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.location.CallerLocations;
import id.layanan112.intake.region.Places;
import id.layanan112.intake.silent.SilentCalls;
import id.layanan112.intake.silent.SilentProcedure;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A call that somebody has before them; reading it is audited. */
@Path("/console/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class CallsInFocus {
    private final CallRecords calls;
    private final GuardedNumbers guards;
    private final CallerNumbers numbers;
    private final CallerLocations locations;
    private final Places places;
    private final DetailsVault vault;
    private final SilentCalls silent;
    private final Audit audit;
    private final Access access;

    CallsInFocus(
            CallRecords calls,
            GuardedNumbers guards,
            CallerNumbers numbers,
            CallerLocations locations,
            Places places,
            DetailsVault vault,
            SilentCalls silent,
            Audit audit,
            Access access) {
        this.calls = calls;
        this.guards = guards;
        this.numbers = numbers;
        this.locations = locations;
        this.places = places;
        this.vault = vault;
        this.silent = silent;
        this.audit = audit;
        this.access = access;
    }

    /** @param asked true when somebody wants to see a number that is guarded: that is audited as such */
    @GET
    @Path("/{callId}")
    @Transactional
    public Response pop(UUID callId, @QueryParam("number") boolean asked) {
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        List<CallSnapshot> earlier = calls.fromTheSameNumber(access, callId);
        Optional<CallerNumbers.Known> known = numbers.of(callId);
        boolean guarded = guards.guard(access, callId);
        audit.write(new Audit.Deed(
                call.regionCode(),
                call.localDay(),
                access.who(),
                asked && guarded ? "NUMBER_READ" : "READ",
                callId,
                "console"));
        CallDetails.Caller caller = vault.read(callId).caller();
        SilentProcedure procedure = silent.procedure(call.regionCode());
        Pop pop = new Pop(
                callId,
                call.version(),
                call.callClass(),
                call.receivedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.incidentId(),
                call.regionCode(),
                call.exercise(),
                caller != null && caller.number() != null,
                caller == null || (guarded && !asked) ? null : caller.number(),
                guarded,
                caller == null ? null : GuardedNumbers.withoutNumber(caller),
                locations.mostExact(List.of(callId)).map(at -> guess(at, call)).orElse(null),
                earlier.stream()
                        .map(one -> new Pop.Earlier(
                                one.callId(), one.receivedAt(), one.callClass(), one.incidentType(), one.incidentId()))
                        .toList(),
                procedure.applicable(new SilentProcedure.Facts(
                        known.isPresent(),
                        known.filter(CallerNumbers.Known::unsafe).isPresent())),
                silent.results(callId));
        return Response.ok(pop).header("Cache-Control", "no-store").build();
    }

    private Pop.Guess guess(CallerLocations.Known at, CallSnapshot call) {
        Places.Place place = places.of(at.lat(), at.lon(), at.uncertaintyMetres(), call.regionCode());
        String name = Optional.ofNullable(place.regionCode())
                .flatMap(RegionCode::parse)
                .flatMap(Regions::find)
                .map(Region::name)
                .orElse(null);
        return new Pop.Guess(
                at.lat(),
                at.lon(),
                at.uncertaintyMetres(),
                place.regionCode(),
                name,
                at.source().name());
    }
}
