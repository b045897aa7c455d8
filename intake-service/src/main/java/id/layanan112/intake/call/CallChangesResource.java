package id.layanan112.intake.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.history.History;
import id.layanan112.intake.silent.SilentProcedure;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.kit.web.Revision;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Changes of calls over HTTP; {@code If-Match} names the call's version. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class CallChangesResource {
    private final CallChanges changes;
    private final Calls calls;
    private final History history;
    private final Access access;

    CallChangesResource(CallChanges changes, Calls calls, History history, Access access) {
        this.changes = changes;
        this.calls = calls;
        this.history = history;
        this.access = access;
    }

    /**
     * What a call turned out to be; the rest is for the incident that a call for help opens.
     *
     * @param regionCode one of the centre's, where it was not known when the call came
     */
    record Classification(
            @JsonProperty("class") @Nullable CallClass callClass,
            @Schema(example = "32.73") @Nullable String regionCode,
            @Nullable IncidentType incidentType,
            @Nullable Priority priority,
            @JsonSetter(contentNulls = Nulls.SKIP) @Nullable Set<Hazard> hazards,
            @Nullable Victims victims) {

        NewCall typed() {
            return new NewCall(
                    callClass,
                    null,
                    regionCode,
                    incidentType,
                    priority,
                    hazards,
                    victims,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** What was not known when it was saved: the caller's fields one by one, the place as a whole, the narrative once. */
    record MoreDetails(
            NewCall.@Nullable Caller caller,
            NewCall.@Nullable Place place,
            @Nullable String narrative) {

        NewCall typed() {
            return NewCall.details(caller, place, narrative);
        }

        @Override
        public String toString() {
            return "MoreDetails[...]";
        }
    }

    /** @param past the versions that are over, oldest first */
    record CallHistory(CallView present, List<History.Past<CallView>> past) {}

    @PUT
    @Path("/{callId}/class")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tetapkan kelas panggilan. Say what a call is; NORMAL opens an incident when there is none.")
    @APIResponseSchema(CallView.class)
    public Response classify(
            UUID callId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable Classification body) {
        long seen = Revision.seen(ifMatch);
        if (body == null || body.callClass() == null) {
            throw new ProblemException(
                    Problem.invalidBody().withField("class", "missing", "Isi kelas panggilan.", "Give a class."));
        }
        String region = body.regionCode();
        if (region != null && RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            throw new ProblemException(
                    Problem.invalidBody().withFields(List.of(RegionErrors.unknown("regionCode", region))));
        }
        return answer(changes.classify(access, callId, seen, body.typed()));
    }

    @PATCH
    @Path("/{callId}/details")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lengkapi rincian panggilan; yang tidak disebut tetap."
                    + " Tell more of a call; what is not named stays.")
    @APIResponseSchema(CallView.class)
    public Response tellMore(
            UUID callId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable MoreDetails body) {
        long seen = Revision.seen(ifMatch);
        NewCall typed = body == null ? NewCall.details(null, null, null) : body.typed();
        List<Problem.FieldError> errors = TypedText.errors(typed);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalidBody().withFields(errors));
        }
        return answer(changes.tellMore(access, callId, seen, typed));
    }

    @GET
    @Path("/{callId}/history")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional
    public CallHistory history(UUID callId) {
        Call present = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        return new CallHistory(CallView.of(present, null), history.of(callId, CallView.class));
    }

    static Response answer(Optional<CallChanges.Outcome> outcome) {
        return switch (outcome.orElseThrow(NotFoundException::new)) {
            case CallChanges.Outcome.Changed(Call call, var incident) ->
                Response.ok(CallView.of(call, incident))
                        .tag(Revision.tag(call.version()))
                        .build();
            case CallChanges.Outcome.Stale(long version) -> throw Revision.stale(version);
            case CallChanges.Outcome.Refused(CallChanges.Refusal why) -> throw new ProblemException(problem(why));
            case CallChanges.Outcome.NoGhost(SilentProcedure.Verdict why) ->
                throw new ProblemException(SilentCallResource.problem(why));
        };
    }

    private static Problem problem(CallChanges.Refusal why) {
        return switch (why) {
            case SAME -> Problem.of(422, "nothing-changed", "Tidak ada yang berubah.", "Nothing would be otherwise.");
            case LINKED ->
                Problem.of(
                        409,
                        "linked-elsewhere",
                        "Panggilan ini milik kejadian lain; lepaskan dulu di sana.",
                        "This call belongs to another incident; unlink it there first.");
            case NOT_LINKED ->
                Problem.of(
                        409,
                        "not-linked",
                        "Panggilan ini bukan milik kejadian itu.",
                        "This call does not belong to that incident.");
            case NARRATIVE_THERE ->
                Problem.of(
                        409,
                        "narrative-there",
                        "Keterangan sudah ada; tambahkan baris pada kejadiannya.",
                        "The narrative is there; add lines to its incident.");
            case INCIDENT_CLOSED ->
                Problem.of(
                        409,
                        "already-closed",
                        "Kejadian ini sudah ditutup; buka kembali bila perlu.",
                        "This incident is closed; reopen it if needed.");
            case OTHER_CENTRE -> CallsResource.otherCentre();
            case EXERCISE ->
                Problem.of(
                        409,
                        "exercise-differs",
                        "Panggilan nyata dan latihan tidak boleh bercampur.",
                        "Real calls and exercises never mix.");
        };
    }
}
