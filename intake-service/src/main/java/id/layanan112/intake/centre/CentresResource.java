package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreState;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.Revision;
import id.layanan112.regions.CallCentre;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The centres over HTTP: every change is proposed by one administrator and approved by another. */
@Path("/centres")
@Produces(MediaType.APPLICATION_JSON)
public class CentresResource {
    private final Centres centres;
    private final CentreRows rows;
    private final CentreChanges changes;
    private final Readiness readiness;
    private final Access access;

    CentresResource(Centres centres, CentreRows rows, CentreChanges changes, Readiness readiness, Access access) {
        this.centres = centres;
        this.rows = rows;
        this.changes = changes;
        this.readiness = readiness;
        this.access = access;
    }

    /** @param assumed true when no source and no person names it */
    record Listed(
            String code,
            String name,
            List<String> regions,
            @Nullable CentreState state,
            boolean assumed) {}

    record CentreList(List<Listed> items) {}

    /**
     * @param revision the newest, which {@code If-Match} of a change names; 0 where nobody has proposed anything
     * @param present what is in force
     * @param proposals newest first, with those that were in force
     */
    record CentreView(String code, long revision, CentreSettings present, List<CentreRevision> proposals) {}

    /** @param validFrom at once when it is missing */
    record NewCentre(
            @Schema(example = "32.74") @Nullable String code,
            @Nullable CentreSettings settings,
            @Nullable Instant validFrom) {}

    record ChangedCentre(
            @Nullable CentreSettings settings, @Nullable Instant validFrom) {}

    record Approval(@Nullable Long revision) {}

    @GET
    @RolesAllowed({
        Roles.CALL_TAKER,
        Roles.DISPATCHER,
        Roles.SUPERVISOR,
        Roles.ADMINISTRATOR,
        Roles.AUDITOR,
        Roles.MONITORING_ANALYST
    })
    @Operation(summary = "Semua pusat panggilan. All call centres.")
    public CentreList list() {
        return new CentreList(centres.now().all().stream().map(this::listed).toList());
    }

    private Listed listed(CallCentre centre) {
        return new Listed(
                centre.code(),
                centre.name(),
                CentreSettings.of(centre).regions(),
                centres.state(centre.code()),
                centre.assumed());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Operation(summary = "Satu pusat panggilan dan usulannya. One centre, and what is proposed for it.")
    @APIResponseSchema(CentreView.class)
    public Response get(String code) {
        List<CentreRevision> proposals = rows.of(code);
        long newest = proposals.isEmpty() ? 0 : proposals.getFirst().revision();
        CentreSettings present = centres.settings(code)
                .or(() -> proposals.stream().findFirst().map(CentreRevision::settings))
                .orElseThrow(NotFoundException::new);
        return Response.ok(new CentreView(code, newest, present, proposals))
                .tag(Revision.tag(newest))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Usulkan pusat baru. Propose a new centre.")
    @APIResponseSchema(value = CentreRevision.class, responseCode = "201")
    public Response open(@Nullable NewCentre body) {
        if (body == null || body.code() == null) {
            throw missing("code");
        }
        String code = mine(body.code());
        return Response.status(201)
                .entity(done(changes.open(access.who(), code, given(body.settings()), body.validFrom())))
                .build();
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Usulkan perubahan. Propose how a centre is to be from a day on; what is left out is emptied.")
    public CentreRevision change(
            String code, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable ChangedCentre body) {
        long seen = Revision.seen(ifMatch);
        if (body == null) {
            throw missing("settings");
        }
        return done(changes.change(access.who(), mine(code), seen, given(body.settings()), body.validFrom()));
    }

    @POST
    @Path("/{code}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(summary = "Setujui usulan orang lain. Approve what another person has proposed.")
    public CentreRevision approve(String code, @Nullable Approval body) {
        if (body == null || body.revision() == null) {
            throw missing("revision");
        }
        return done(changes.approve(access.who(), mine(code), body.revision()));
    }

    @GET
    @Path("/{code}/readiness")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Operation(summary = "Yang masih kurang sebelum ACTIVE. What is missing before a centre may be ACTIVE.")
    public Readiness.Checklist readiness(String code) {
        CentreSettings settings = rows.newest(code)
                .map(CentreRevision::settings)
                .or(() -> centres.settings(code))
                .orElseThrow(NotFoundException::new);
        return readiness.of(code, settings);
    }

    /** An administrator of the nation has all of them; another one's centre is not there. */
    private String mine(String code) {
        if (!access.nation() && access.centre().filter(code::equals).isEmpty()) {
            throw new NotFoundException();
        }
        return code;
    }

    private static CentreSettings given(@Nullable CentreSettings settings) {
        if (settings == null) {
            throw missing("settings");
        }
        return settings;
    }

    private static CentreRevision done(CentreChanges.Outcome outcome) {
        return switch (outcome) {
            case CentreChanges.Outcome.Done(CentreRevision revision) -> revision;
            case CentreChanges.Outcome.Invalid(List<Problem.FieldError> errors) ->
                throw new ProblemException(Problem.invalidBody().withFields(errors));
            case CentreChanges.Outcome.Exists() ->
                throw conflict(
                        "exists", "Pusat ini sudah ada; ubah dengan PUT.", "This centre exists; change it with PUT.");
            case CentreChanges.Outcome.NotThere() -> throw new NotFoundException();
            case CentreChanges.Outcome.Stale(long newest) -> throw Revision.stale(newest);
            case CentreChanges.Outcome.SamePerson() ->
                throw conflict(
                        "same-person",
                        "Disetujui oleh orang lain, bukan pengusul.",
                        "Somebody else approves, not the one who proposed.");
            case CentreChanges.Outcome.NotReady(Readiness.Checklist missing) -> throw notReady(missing);
        };
    }

    private static ProblemException notReady(Readiness.Checklist missing) {
        Problem problem = Problem.of(
                409, "not-ready", "Pusat ini belum siap menjadi ACTIVE.", "This centre is not ready to be ACTIVE.");
        for (Readiness.Item item : missing.items()) {
            if (!item.ready()) {
                String what = ": " + String.join(", ", item.missing());
                problem = problem.withField(
                        item.code(),
                        "missing",
                        item.text().id() + what,
                        item.text().en() + what);
            }
        }
        return new ProblemException(problem);
    }

    private static ProblemException conflict(String type, String id, String en) {
        return new ProblemException(Problem.of(409, type, id, en));
    }

    private static ProblemException missing(String field) {
        return new ProblemException(
                Problem.invalidBody().withField(field, "missing", "Isi kolom ini.", "This field is missing."));
    }
}
