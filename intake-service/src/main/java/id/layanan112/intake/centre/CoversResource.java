package id.layanan112.intake.centre;

import id.layanan112.intake.audit.Reason;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Who stands in for a centre, over HTTP: a supervisor of it, or of its deputy, decides. */
@Path("/centres")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
public class CoversResource {
    private static final int USUAL_HOURS = 8;
    private static final int MOST_HOURS = 24;

    private final Covers covers;
    private final Centres centres;
    private final Access access;

    CoversResource(Covers covers, Centres centres, Access access) {
        this.covers = covers;
        this.centres = centres;
        this.access = access;
    }

    /** @param hours 8 when it is missing */
    record NewCover(@Nullable Integer hours, @Nullable String reason) {}

    record CoverList(List<Cover> items) {}

    @GET
    @Path("/{code}/covers")
    @Operation(summary = "Siapa menggantikan. Who stands in for the centre, and did before.")
    public CoverList list(String code) {
        return new CoverList(covers.of(theirs(code)));
    }

    @POST
    @Path("/{code}/covers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pusat pengganti mengambil alih. The deputy takes the calls of this centre for some hours.")
    @APIResponseSchema(value = Cover.class, responseCode = "201")
    public Response grant(String code, @Nullable NewCover body) {
        String reason = Reason.require(body == null ? null : body.reason());
        int hours = body == null || body.hours() == null ? USUAL_HOURS : body.hours();
        if (hours < 1 || hours > MOST_HOURS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("hours", "out-of-range", "Isi 1 sampai 24 jam.", "Give 1 to 24 hours."));
        }
        return switch (covers.grant(theirs(code), Duration.ofHours(hours), reason, access.who())) {
            case Covers.Outcome.Granted(Cover cover) ->
                Response.status(201).entity(cover).build();
            case Covers.Outcome.NoSuchCentre() -> throw new NotFoundException();
            case Covers.Outcome.NoDeputy() ->
                throw new ProblemException(Problem.of(
                        409,
                        "no-deputy",
                        "Pusat ini belum menyebut pusat pengganti.",
                        "This centre has not named a deputy."));
            case Covers.Outcome.Covered(Cover already) ->
                throw new ProblemException(Problem.of(
                        409,
                        "covered",
                        "Sudah digantikan sampai " + already.until() + ".",
                        "It is covered for until " + already.until() + "."));
        };
    }

    @DELETE
    @Path("/{code}/covers/{coverId}")
    @Operation(summary = "Pusat kembali bekerja. The centre takes its calls itself again.")
    public Cover end(String code, UUID coverId) {
        return covers.end(theirs(code), coverId, access.who()).orElseThrow(NotFoundException::new);
    }

    /** For the centre, for its deputy and for the nation; for others it is not there. */
    private String theirs(String code) {
        boolean deputy = centres.settings(code)
                .map(CentreSettings::deputy)
                .filter(one -> access.centre().filter(one::equals).isPresent())
                .isPresent();
        if (!access.sees(code) && !deputy) {
            throw new NotFoundException();
        }
        return code;
    }
}
