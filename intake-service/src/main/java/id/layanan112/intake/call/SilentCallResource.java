package id.layanan112.intake.call;

import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.intake.silent.SilentCalls;
import id.layanan112.intake.silent.SilentProcedure;
import id.layanan112.intake.silent.SilentResult;
import id.layanan112.intake.silent.SilentStep;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The procedure of a silent call over HTTP. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class SilentCallResource {
    private final Calls calls;
    private final SilentCalls silent;
    private final CallerNumbers numbers;
    private final Watchers watchers;
    private final Access access;

    SilentCallResource(Calls calls, SilentCalls silent, CallerNumbers numbers, Watchers watchers, Access access) {
        this.calls = calls;
        this.silent = silent;
        this.numbers = numbers;
        this.watchers = watchers;
        this.access = access;
    }

    record StepDone(@Nullable SilentResult result) {}

    /**
     * @param applicable the steps of the region that apply to this call, in their order
     * @param missing those that are not recorded yet
     */
    record SilentView(List<SilentStep> applicable, List<SilentCalls.Recorded> recorded, List<SilentStep> missing) {}

    @GET
    @Path("/{callId}/silent-steps")
    @Transactional
    public SilentView steps(UUID callId) {
        return view(calls.visible(access, callId).orElseThrow(NotFoundException::new));
    }

    @PUT
    @Path("/{callId}/silent-steps/{step}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Catat langkah panggilan senyap. Record a step of a silent call.")
    @Transactional
    public SilentView done(UUID callId, SilentStep step, @Nullable StepDone body) {
        if (body == null || body.result() == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("result", "missing", "Isi hasil langkah ini.", "Give the result of this step."));
        }
        Call call = calls.locked(access, callId).orElseThrow(NotFoundException::new);
        silent.record(List.of(new SilentCalls.Told(callId, Map.of(step, body.result()), access.who())));
        watchers.turned(List.of(new CallWatcher.Turn(
                call.snapshot(null),
                call.snapshot(null),
                numbers.of(callId).orElse(null),
                call.callClass() == null,
                false,
                access.who())));
        return view(call);
    }

    private SilentView view(Call call) {
        List<SilentCalls.Recorded> recorded = silent.of(call.callId());
        List<SilentStep> applicable = silent.procedure(call.regionCode()).applicable(facts(numbers.of(call.callId())));
        List<SilentStep> done =
                recorded.stream().map(SilentCalls.Recorded::step).toList();
        return new SilentView(
                applicable,
                recorded,
                applicable.stream().filter(step -> !done.contains(step)).toList());
    }

    static SilentProcedure.Facts facts(Optional<CallerNumbers.Known> number) {
        return new SilentProcedure.Facts(
                number.isPresent(), number.filter(CallerNumbers.Known::unsafe).isPresent());
    }

    static Problem problem(SilentProcedure.Verdict why) {
        return switch (why) {
            case SilentProcedure.Verdict.Missing(List<SilentStep> steps) ->
                Problem.of(
                                409,
                                "silent-steps-missing",
                                "Panggilan senyap belum selesai diperiksa.",
                                "The procedure for silent calls is not through.")
                        .withField(
                                "silentSteps",
                                "missing",
                                "Catat dahulu: " + names(steps) + ".",
                                "Record first: " + names(steps) + ".");
            case SilentProcedure.Verdict.SomebodyThere(SilentStep step) ->
                Problem.of(
                                409,
                                "somebody-there",
                                "Ada tanda dari penelepon; ini bukan panggilan hantu.",
                                "The caller gave a sign; this is no ghost.")
                        .withField("silentSteps", "somebody-there", step.name(), step.name());
            case SilentProcedure.Verdict.MayBeGhost() -> throw new IllegalStateException("it may be a ghost");
        };
    }

    private static String names(List<SilentStep> steps) {
        return steps.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
