package id.layanan112.intake.call;

import id.layanan112.contracts.CallChannel;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.CurrentCentres;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
public class CallsResource {
    private static final int PAGE = 500;

    private final CallBook book;
    private final Calls calls;
    private final Incidents incidents;
    private final NewCallReader reader;
    private final CurrentCentres centres;
    private final Access access;
    private final SavingMeters meters;
    private final InstantSource clock;

    CallsResource(
            CallBook book,
            Calls calls,
            Incidents incidents,
            NewCallReader reader,
            CurrentCentres centres,
            Access access,
            SavingMeters meters,
            InstantSource clock) {
        this.book = book;
        this.calls = calls;
        this.incidents = incidents;
        this.reader = reader;
        this.centres = centres;
        this.access = access;
        this.meters = meters;
        this.clock = clock;
    }

    record CallPage(List<CallView> items, @Nullable UUID next) {}

    // On the event loop, and never waiting on it: a thread per caller spent its time waiting for bodies.
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CALL_TAKER, Roles.SUPERVISOR, Roles.TELEPHONY})
    @Operation(summary = "Simpan panggilan. Save a call; 201 means it is durable and will be published.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCall.class)))
    public Uni<Response> save(@HeaderParam("Idempotency-Key") @Nullable String given, byte[] body) {
        Instant from = clock.instant();
        String key = IdempotencyKey.require(given);
        CallCentres present = centres.now();
        Desk desk = new Desk(
                access.centre().flatMap(present::find),
                access.centres().stream()
                        .flatMap(code -> present.find(code).stream())
                        .toList(),
                access.who());
        if (desk.centre().isEmpty() && !access.nation()) {
            throw new ProblemException(Problem.of(
                    403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre."));
        }
        NewCall typed = reader.read(body);
        // Nobody is shown what the probe made: a person's call would be lost in there.
        if (typed.channel() == CallChannel.PROBE && !access.hasRole(Roles.TELEPHONY)) {
            throw new ProblemException(Problem.of(
                    403,
                    "probe-is-a-machine",
                    "Hanya mesin yang membuat panggilan uji.",
                    "Only a machine makes a probe's call."));
        }
        return Uni.createFrom()
                .completionStage(() -> book.save(desk, key, body, typed))
                .onItemOrFailure()
                .invoke((saving, failure) -> meters.ended(from, saving, failure))
                .map(CallsResource::answer);
    }

    @GET
    @Path("/{callId}")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional
    @APIResponseSchema(CallView.class)
    public Response get(UUID callId) {
        Call call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        return Response.ok(view(call)).tag(Revision.tag(call.version())).build();
    }

    @GET
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.TELEPHONY})
    @Transactional
    public CallPage list(
            @QueryParam("day") @Nullable LocalDate day,
            @QueryParam("region") @Nullable String region,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (day == null) {
            throw new ProblemException(Problem.badRequest()
                    .withField("day", "missing", "Isi hari, misalnya 2026-11-23.", "Give a day, as 2026-11-23."));
        }
        int size = Math.clamp(limit, 1, PAGE);
        List<Call> found = calls.page(access, day, region, cursor, size);
        Map<UUID, Incident> theirs = incidents.find(
                found.stream().map(Call::incidentId).filter(Objects::nonNull).toList());
        List<CallView> page = found.stream()
                .map(call -> CallView.of(call, call.incidentId() == null ? null : theirs.get(call.incidentId())))
                .toList();
        return new CallPage(page, page.size() < size ? null : page.getLast().callId());
    }

    private CallView view(Call call) {
        UUID incidentId = call.incidentId();
        return CallView.of(
                call, incidentId == null ? null : incidents.find(incidentId).orElse(null));
    }

    private static Response answer(CallBook.Saving saving) {
        return switch (saving) {
            case CallBook.Saving.Saved(Call call, Incident incident, boolean repeat) ->
                Response.created(URI.create("/calls/" + call.callId()))
                        .header("Idempotent-Replayed", repeat ? "true" : null)
                        .tag(Revision.tag(call.version()))
                        .entity(CallView.of(call, incident))
                        .build();
            case CallBook.Saving.KeyReused() -> throw IdempotencyKey.reused();
            case CallBook.Saving.NotAdmitted(Admission why) -> throw new ProblemException(problem(why));
        };
    }

    private static Problem problem(Admission why) {
        return switch (why) {
            case Admission.Refused refused ->
                new Problem(
                        422,
                        "call-not-accepted",
                        new Problem.Text("Panggilan belum tersimpan.", "The call is not saved."),
                        refused.errors());
            case Admission.OtherCentre() -> otherCentre();
            case Admission.Admitted admitted -> throw new IllegalStateException("it was admitted");
        };
    }

    static Problem otherCentre() {
        return Problem.of(
                        403,
                        "other-centre",
                        "Wilayah ini dilayani pusat panggilan lain.",
                        "Another centre serves this region.")
                .withField(
                        "regionCode",
                        "other-centre",
                        "Simpan tanpa wilayah, lalu tawarkan alih penanganan.",
                        "Save it without the region, then offer a handover.");
    }
}
