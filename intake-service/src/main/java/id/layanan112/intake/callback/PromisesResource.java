package id.layanan112.intake.callback;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.callback.CallbackTask.Reason;
import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls that a person promises, or owes after the line broke. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class PromisesResource {
    private final Callbacks callbacks;
    private final CallbackTasks tasks;
    private final CallRecords calls;
    private final CallerNumbers numbers;
    private final InstantSource clock;
    private final Access access;

    PromisesResource(
            Callbacks callbacks,
            CallbackTasks tasks,
            CallRecords calls,
            CallerNumbers numbers,
            InstantSource clock,
            Access access) {
        this.callbacks = callbacks;
        this.tasks = tasks;
        this.calls = calls;
        this.numbers = numbers;
        this.clock = clock;
        this.access = access;
    }

    /** @param dueAt when not said, in five minutes */
    record Promise(@Nullable Instant dueAt, @Nullable Boolean unsafe) {}

    @PUT
    @Path("/{callId}/callbacks/{reason}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Buat tugas menelepon kembali; sekali untuk tiap panggilan dan alasan."
                    + " Somebody must call back; once for each call and reason.")
    @Transactional
    public CallbackTask promise(UUID callId, Reason reason, @Nullable Promise body) {
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        CallerNumbers.Known number = numbers.of(callId)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        409,
                        "no-number",
                        "Panggilan ini tanpa nomor; lengkapi dahulu rinciannya.",
                        "This call has no number; complete its details first.")));
        Instant now = clock.instant();
        Instant due = body == null || body.dueAt() == null ? callbacks.due(now) : body.dueAt();
        boolean unsafe = number.unsafe() || (body != null && Boolean.TRUE.equals(body.unsafe()));
        UUID taskId = CallbackTasks.id(callId, reason);
        callbacks.open(List.of(new CallbackTasks.New(taskId, call, reason, unsafe, access.who(), now, due)));
        return tasks.visible(access, taskId).orElseThrow(NotFoundException::new);
    }
}
