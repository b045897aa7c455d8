package id.layanan112.intake.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentres;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
public class CallsResource {
    private static final int KEY_CHARS = 200;
    private static final int PAGE = 500;

    private final CallBook book;
    private final Calls calls;
    private final Incidents incidents;
    private final NewCallReader reader;
    private final Access access;

    CallsResource(CallBook book, Calls calls, Incidents incidents, NewCallReader reader, Access access) {
        this.book = book;
        this.calls = calls;
        this.incidents = incidents;
        this.reader = reader;
        this.access = access;
    }

    /** A call as others may know it: nothing of it is about a person. */
    record CallView(
            UUID callId,
            @Nullable UUID incidentId,
            String centreCode,
            @Nullable String regionCode,
            LocalDate localDay,
            @JsonProperty("class") @Nullable CallClass callClass,
            CallChannel channel,
            Instant receivedAt,
            @Nullable IncidentType incidentType,
            @Nullable Priority priority,
            boolean exercise,
            List<String> flags) {

        static CallView of(Call call, @Nullable Incident incident) {
            return new CallView(
                    call.callId(),
                    call.incidentId(),
                    call.centreCode(),
                    call.regionCode(),
                    call.localDay(),
                    call.callClass(),
                    call.channel(),
                    call.receivedAt(),
                    incident == null ? null : incident.incidentType(),
                    incident == null ? null : incident.priority(),
                    call.exercise(),
                    call.flags());
        }
    }

    record CallPage(List<CallView> items, @Nullable UUID next) {}

    // On the event loop, and never waiting on it: a thread per caller spent its time waiting for bodies.
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CALL_TAKER, Roles.SUPERVISOR, Roles.TELEPHONY})
    @Operation(summary = "Simpan panggilan. Save a call; 201 means it is durable and will be published.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewCall.class)))
    public Uni<Response> save(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] body) {
        if (key == null || key.isBlank() || key.length() > KEY_CHARS) {
            throw new ProblemException(Problem.of(
                            400,
                            "idempotency-key-needed",
                            "Idempotency-Key diperlukan.",
                            "An Idempotency-Key is needed.")
                    .withField(
                            "Idempotency-Key",
                            "missing-or-too-long",
                            "Kirim satu UUID per panggilan; ulangi dengan kunci yang sama.",
                            "Send one UUID per call; repeat with the same key."));
        }
        Desk desk = new Desk(access.centre().flatMap(CallCentres::find), access.who());
        if (desk.centre().isEmpty() && !access.nation()) {
            throw new ProblemException(Problem.of(
                    403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre."));
        }
        NewCall typed = reader.read(body);
        return Uni.createFrom()
                .completionStage(() -> book.save(desk, key, body, typed))
                .map(CallsResource::answer);
    }

    @GET
    @Path("/{callId}")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional
    public CallView get(UUID callId) {
        return calls.visible(access, callId).map(this::view).orElseThrow(NotFoundException::new);
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
            throw new ProblemException(Problem.of(
                            400, "bad-request", "Permintaan tidak sesuai.", "The request does not fit.")
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
                        .entity(CallView.of(call, incident))
                        .build();
            case CallBook.Saving.KeyReused() ->
                throw new ProblemException(Problem.of(
                        422,
                        "idempotency-key-reused",
                        "Kunci ini sudah dipakai untuk isi yang lain.",
                        "This key was used for another body."));
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
            case Admission.OtherCentre() ->
                Problem.of(
                                403,
                                "other-centre",
                                "Wilayah ini dilayani pusat panggilan lain.",
                                "Another centre serves this region.")
                        .withField(
                                "regionCode",
                                "other-centre",
                                "Simpan tanpa wilayah, lalu tawarkan alih penanganan.",
                                "Save it without the region, then offer a handover.");
            case Admission.Admitted admitted -> throw new IllegalStateException("it was admitted");
        };
    }
}
