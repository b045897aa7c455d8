package id.layanan112.intake.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Call guides over HTTP: one person writes, another approves. */
@Path("/guides")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
public class GuidesResource {
    private final Guides guides;
    private final GuideChanges changes;
    private final Access access;

    GuidesResource(Guides guides, GuideChanges changes, Access access) {
        this.guides = guides;
        this.changes = changes;
        this.access = access;
    }

    record GuideList(List<Guide> items) {}

    @GET
    @NonBlocking
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(
            summary = "Panduan tanya yang berlaku: milik wilayah, nasional, atau bawaan. The guide in force:"
                    + " the region's own, the nation's, or the built-in sample.")
    public Guide inForce(@QueryParam("type") @Nullable String type, @QueryParam("region") @Nullable String region) {
        return guides.inForce(type(type), region == null ? null : region(region));
    }

    @GET
    @Path("/drafts")
    @Operation(summary = "Rancangan yang menunggu pengesahan. Drafts that wait for a second person.")
    public GuideList drafts() {
        return new GuideList(changes.drafts(access));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tulis rancangan panduan, seluruhnya. Write a draft, the whole guide.")
    @APIResponseSchema(value = Guide.class, responseCode = "201")
    public Response draft(@HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewGuide body) {
        String key = IdempotencyKey.require(given);
        NewGuide guide = body == null ? new NewGuide(null, null, null, null) : body;
        GuideChanges.Outcome outcome = changes.draft(access, key, guide, bytes(guide));
        return Response.status(201)
                .header(
                        "Idempotent-Replayed",
                        outcome instanceof GuideChanges.Outcome.Done(Guide _, boolean repeat) && repeat ? "true" : null)
                .entity(done(outcome))
                .build();
    }

    @POST
    @Path("/{guideId}/approval")
    @Operation(
            summary = "Sahkan rancangan orang lain; langsung berlaku. Approve another person's draft: it is in force.")
    public Guide approve(UUID guideId) {
        return done(changes.approve(access, guideId));
    }

    @POST
    @Path("/{guideId}/withdrawal")
    @Operation(
            summary =
                    "Cabut panduan atau rancangan; yang nasional atau bawaan berlaku lagi. Withdraw it: the nation's or"
                            + " the built-in one holds again.")
    public Guide withdraw(UUID guideId) {
        return done(changes.withdraw(access, guideId));
    }

    private static Guide done(GuideChanges.Outcome outcome) {
        return switch (outcome) {
            case GuideChanges.Outcome.Done(Guide guide, boolean _) -> guide;
            case GuideChanges.Outcome.Invalid(List<Problem.FieldError> errors) ->
                throw new ProblemException(Problem.invalidBody().withFields(errors));
            case GuideChanges.Outcome.OtherScope() ->
                throw refused(
                        403,
                        "other-scope",
                        "Panduan wilayah ditulis penyelia pusatnya, panduan nasional oleh pusat nasional.",
                        "A region's guide is written by a supervisor of its centre, the nation's by the nation.");
            case GuideChanges.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case GuideChanges.Outcome.NotThere() -> throw new NotFoundException();
            case GuideChanges.Outcome.SamePerson() ->
                throw refused(
                        403,
                        "own-approval",
                        "Rancangan sendiri disahkan orang lain.",
                        "One's own draft is approved by another person.");
            case GuideChanges.Outcome.Ended() ->
                throw refused(
                        409,
                        "decided",
                        "Panduan ini sudah disahkan, diganti atau dicabut.",
                        "This guide was approved, replaced or withdrawn already.");
        };
    }

    private static IncidentType type(@Nullable String text) {
        return Arrays.stream(IncidentType.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badRequest()
                        .withField(
                                "type",
                                "unknown-type",
                                "Isi jenis kejadian, misalnya FIRE.",
                                "Give a type of incident, FIRE for example.")));
    }

    private static RegionCode region(String text) {
        return RegionCode.parse(text)
                .flatMap(Regions::find)
                .map(Region::code)
                .orElseThrow(() -> new ProblemException(
                        Problem.badRequest().withFields(List.of(RegionErrors.unknown("region", text)))));
    }

    /** In one way of writing it, so that a repeat is the same. */
    private static byte[] bytes(NewGuide guide) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(guide);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a guide cannot be written");
        }
    }

    private static ProblemException refused(int status, String type, String id, String en) {
        return new ProblemException(Problem.of(status, type, id, en));
    }
}
