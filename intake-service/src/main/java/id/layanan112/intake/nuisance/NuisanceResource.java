package id.layanan112.intake.nuisance;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What people say of the number that a call came from, over HTTP; nobody types a number. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class NuisanceResource {
    private final Nuisances nuisances;
    private final CallerNumbers numbers;
    private final CallRecords calls;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access;

    NuisanceResource(
            Nuisances nuisances,
            CallerNumbers numbers,
            CallRecords calls,
            Audit audit,
            InstantSource clock,
            Access access) {
        this.nuisances = nuisances;
        this.numbers = numbers;
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
        this.access = access;
    }

    /** @param measure null when nothing is said of this number */
    record NuisanceView(
            UUID callId,
            @Nullable Measure measure,
            @Nullable Instant until) {}

    @GET
    @Path("/{callId}/nuisance")
    @Transactional
    public NuisanceView get(UUID callId) {
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        return numbers.of(callId)
                .flatMap(number -> nuisances.of(call.centreCode(), number.seal()))
                .map(label -> new NuisanceView(callId, label.measure(), label.until()))
                .orElseGet(() -> new NuisanceView(callId, null, null));
    }

    @POST
    @Path("/{callId}/nuisance")
    @Operation(
            summary = "Penelepon mengganggu: tindakan berikutnya. A nuisance: the next measure;"
                    + " it orders the queue, and never refuses a call.")
    @Transactional
    public NuisanceView stepUp(UUID callId) {
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        Nuisances.Label label = nuisances.stepUp(call.centreCode(), seal(callId), access.who(), clock.instant());
        write(call, "NUISANCE");
        return new NuisanceView(callId, label.measure(), label.until());
    }

    @DELETE
    @Path("/{callId}/nuisance")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Cabut tindakan. Lift the measure.")
    @Transactional
    public NuisanceView lift(UUID callId) {
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        nuisances.lift(call.centreCode(), seal(callId));
        write(call, "NUISANCE_LIFTED");
        return new NuisanceView(callId, null, null);
    }

    private byte[] seal(UUID callId) {
        return numbers.of(callId)
                .map(CallerNumbers.Known::seal)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        409,
                        "no-number",
                        "Panggilan tanpa nomor tidak pernah ditandai.",
                        "Calls without a number are never labelled.")));
    }

    private void write(CallSnapshot call, String what) {
        audit.write(new Audit.Deed(call.regionCode(), call.localDay(), access.who(), what, call.callId(), "nuisance"));
    }
}
