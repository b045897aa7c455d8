package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.intake.history.History;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Changes of incidents over HTTP. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class IncidentChangesResource {
    /** A line travels in one event: 16 kB at most. */
    private static final int NARRATIVE_CHARS = 16_000;

    private final Incidents incidents;
    private final Changes changes;
    private final Narratives narratives;
    private final History history;
    private final Access access;

    IncidentChangesResource(
            Incidents incidents, Changes changes, Narratives narratives, History history, Access access) {
        this.incidents = incidents;
        this.changes = changes;
        this.narratives = narratives;
        this.history = history;
        this.access = access;
    }

    record NewLine(@Nullable String text) {
        @Override
        public String toString() {
            return "NewLine[...]";
        }
    }

    record LineAdded(UUID lineId) {}

    record NewClosure(@Nullable Disposition disposition) {}

    /** @param past the revisions that are over, oldest first */
    record IncidentHistory(IncidentState present, List<History.Past<IncidentState>> past) {}

    @PATCH
    @Path("/{incidentId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ubah kejadian; yang tidak disebut tetap. Change an incident; what is not named stays.")
    @APIResponseSchema(IncidentState.class)
    public Response change(
            UUID incidentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable IncidentChange change) {
        long seen = Revision.seen(ifMatch);
        if (change == null) {
            throw new ProblemException(Problem.of(400, "invalid-body", "Isi permintaan kosong.", "The body is empty."));
        }
        List<Problem.FieldError> errors = ChangeErrors.of(change);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalidBody().withFields(errors));
        }
        if (change.aboutAgencies() && !access.hasRole(Roles.DISPATCHER) && !access.hasRole(Roles.SUPERVISOR)) {
            throw new ProblemException(Problem.of(
                    403,
                    "dispatcher-needed",
                    "Instansi ditambah atau ditarik oleh petugas pengarah.",
                    "A dispatcher adds and withdraws agencies."));
        }
        return answer(changes.change(access, incidentId, seen, change));
    }

    @POST
    @Path("/{incidentId}/closure")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.TELEPHONY})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tutup kejadian. Close an incident.",
            description = "A machine (role telephony) closes what came by a call of the probe, and nothing else.")
    @APIResponseSchema(IncidentState.class)
    public Response close(
            UUID incidentId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable NewClosure body) {
        if (body == null || body.disposition() == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("disposition", "missing", "Isi hasil penanganan.", "Give a disposition."));
        }
        return answer(changes.close(access, incidentId, seenIfSaid(ifMatch), body.disposition()));
    }

    @POST
    @Path("/{incidentId}/reopening")
    @APIResponseSchema(IncidentState.class)
    public Response reopen(UUID incidentId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(changes.reopen(access, incidentId, seenIfSaid(ifMatch)));
    }

    @POST
    @Path("/{incidentId}/narrative")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tambah satu baris keterangan. Add one line; lines are never changed.")
    @APIResponseSchema(value = LineAdded.class, responseCode = "201")
    public Response narrate(
            UUID incidentId, @HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewLine line) {
        String key = IdempotencyKey.require(given);
        String text = line == null ? null : line.text();
        if (text == null || text.isBlank() || text.length() > NARRATIVE_CHARS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "text",
                            "missing-or-too-long",
                            "Isi 1 sampai " + NARRATIVE_CHARS + " huruf.",
                            "1 to " + NARRATIVE_CHARS + " characters."));
        }
        return switch (narratives.add(access, incidentId, key, text)) {
            case Narratives.Outcome.Added(UUID lineId, boolean repeat) ->
                Response.status(201)
                        .header("Idempotent-Replayed", repeat ? "true" : null)
                        .entity(new LineAdded(lineId))
                        .build();
            case Narratives.Outcome.NoSuchIncident() -> throw new NotFoundException();
            case Narratives.Outcome.KeyReused() -> throw IdempotencyKey.reused();
        };
    }

    @GET
    @Path("/{incidentId}/history")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Transactional
    public IncidentHistory history(UUID incidentId) {
        Incident present = incidents.visible(access, incidentId).orElseThrow(NotFoundException::new);
        return new IncidentHistory(IncidentState.of(present), history.of(incidentId, IncidentState.class));
    }

    private static @Nullable Long seenIfSaid(@Nullable String ifMatch) {
        return ifMatch == null ? null : Revision.seen(ifMatch);
    }

    private static Response answer(Optional<Changes.Outcome> outcome) {
        return switch (outcome.orElseThrow(NotFoundException::new)) {
            case Changes.Outcome.Changed(Incident incident) -> response(incident);
            case Changes.Outcome.Stale(Incident present) -> throw Revision.stale(present.revision());
            case Changes.Outcome.Refused(Incident.Refusal why) -> throw new ProblemException(problem(why));
        };
    }

    private static Response response(Incident incident) {
        return Response.ok(IncidentState.of(incident))
                .tag(Revision.tag(incident.revision()))
                .build();
    }

    private static Problem problem(Incident.Refusal why) {
        return switch (why) {
            case CLOSED ->
                Problem.of(
                        409,
                        "already-closed",
                        "Kejadian ini sudah ditutup; buka kembali bila perlu.",
                        "This incident is closed; reopen it if needed.");
            case OPEN -> Problem.of(409, "already-open", "Kejadian ini masih terbuka.", "This incident is open.");
            case SAME -> Problem.of(422, "nothing-changed", "Tidak ada yang berubah.", "Nothing would be otherwise.");
            case OTHER_CENTRE ->
                Problem.of(
                                409,
                                "other-centre",
                                "Wilayah ini dilayani pusat panggilan lain.",
                                "Another centre serves this region.")
                        .withField(
                                "regionCode",
                                "other-centre",
                                "Tawarkan alih penanganan ke wilayah itu.",
                                "Offer a handover to that region.");
        };
    }
}
