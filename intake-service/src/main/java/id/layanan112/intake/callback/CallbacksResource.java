package id.layanan112.intake.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.callback.CallbackTask.Outcome;
import id.layanan112.intake.callback.CallbackTask.Result;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who must be called back, over HTTP. */
@Path("/callbacks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class CallbacksResource {
    private final CallbackTasks tasks;
    private final Callbacks callbacks;
    private final CallRecords calls;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final Access access;

    CallbacksResource(
            CallbackTasks tasks,
            Callbacks callbacks,
            CallRecords calls,
            Idempotency idempotency,
            InstantSource clock,
            Access access) {
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.calls = calls;
        this.idempotency = idempotency;
        this.clock = clock;
        this.access = access;
    }

    record TaskList(List<CallbackTask> items) {}

    record NewAttempt(@Nullable Result result) {}

    record NewSettlement(@Nullable Outcome outcome) {}

    @GET
    @Operation(summary = "Tugas yang terbuka, yang paling mendesak lebih dahulu. Open tasks, the most urgent first.")
    public TaskList open(@QueryParam("overdue") @DefaultValue("false") boolean overdue) {
        return new TaskList(tasks.open(access, overdue));
    }

    @GET
    @Path("/{taskId}")
    public CallbackTask get(UUID taskId) {
        return tasks.visible(access, taskId).orElseThrow(NotFoundException::new);
    }

    @PUT
    @Path("/{taskId}/owner")
    @Operation(summary = "Saya yang menelepon. I call back.")
    @Transactional
    public CallbackTask take(UUID taskId) {
        CallbackTask task = open(taskId);
        if (!task.mayBeTakenBy(access.who(), access.hasRole(Roles.SUPERVISOR))) {
            throw new ProblemException(Problem.of(
                    409, "taken", "Tugas ini sudah diambil orang lain.", "Somebody else has taken this task."));
        }
        tasks.own(taskId, access.who());
        return get(taskId);
    }

    @DELETE
    @Path("/{taskId}/owner")
    @Operation(summary = "Lepaskan tugas. Everybody may take it again.")
    @Transactional
    public CallbackTask release(UUID taskId) {
        CallbackTask task = open(taskId);
        if (!task.mayBeReleasedBy(access.who(), access.hasRole(Roles.SUPERVISOR))) {
            throw new ProblemException(
                    Problem.of(409, "not-yours", "Tugas ini bukan milik Anda.", "This task is not yours."));
        }
        tasks.own(taskId, null);
        return get(taskId);
    }

    @POST
    @Path("/{taskId}/attempts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Catat satu percobaan. Write down one attempt.")
    @Transactional
    public CallbackTask attempt(
            UUID taskId, @HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewAttempt body) {
        String key = IdempotencyKey.require(given);
        if (body == null || body.result() == null) {
            throw missing("result", "Isi hasil percobaan.", "Give the result of the attempt.");
        }
        CallbackTask task = open(taskId);
        Idempotency.Request request = Idempotency.Request.of(
                "task:" + taskId + "/attempts", key, body.result().name().getBytes(UTF_8), Ids.v7());
        return switch (idempotency.claim(List.of(request)).getFirst()) {
            case Idempotency.Claim.First() -> {
                tasks.attempted(request.createdId(), task.taskId(), clock.instant(), access.who(), body.result());
                yield get(taskId);
            }
            case Idempotency.Claim.Repeat(UUID before) -> task;
            case Idempotency.Claim.Reused() -> throw IdempotencyKey.reused();
        };
    }

    @POST
    @Path("/{taskId}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Selesaikan tugas. Settle the task.")
    @Transactional
    public CallbackTask settle(UUID taskId, @Nullable NewSettlement body) {
        if (body == null || body.outcome() == null) {
            throw missing("outcome", "Isi hasil tugas.", "Give the outcome of the task.");
        }
        CallbackTask task = tasks.locked(access, taskId).orElseThrow(NotFoundException::new);
        if (task.outcome() == body.outcome()) {
            return task;
        }
        if (task.outcome() != null) {
            throw settled();
        }
        CallSnapshot call = calls.visible(access, task.callId()).orElseThrow(NotFoundException::new);
        callbacks.settle(taskId, call, body.outcome(), access.who());
        return get(taskId);
    }

    private CallbackTask open(UUID taskId) {
        CallbackTask task = tasks.locked(access, taskId).orElseThrow(NotFoundException::new);
        if (task.outcome() != null) {
            throw settled();
        }
        return task;
    }

    private static ProblemException settled() {
        return new ProblemException(
                Problem.of(409, "already-settled", "Tugas ini sudah selesai.", "This task is settled."));
    }

    private static ProblemException missing(String field, String id, String en) {
        return new ProblemException(Problem.invalidBody().withField(field, "missing", id, en));
    }
}
