package id.layanan112.gateway.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the second person agrees, or does not. */
@Path("/agency-changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
public class AgencyChangesResource {
    private final AgencyChanges changes;
    private final Access access;

    AgencyChangesResource(AgencyChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    @GET
    public List<AgencyChanges.Change> list(@QueryParam("open") boolean open) {
        if (!access.nation() && access.centre().isEmpty()) {
            throw new ForbiddenException();
        }
        return changes.list(access.centre(), open);
    }

    /** A change, and the agencies as they would be; secrets are not shown. */
    record Proposal(@JsonUnwrapped AgencyChanges.Change change, List<AgencyBody> agencies) {}

    @GET
    @Path("/{changeId}")
    public Proposal get(UUID changeId) {
        if (!access.nation() && access.centre().isEmpty()) {
            throw new ForbiddenException();
        }
        List<AgencyBody> bodies = changes.bodies(changeId, access.centre()).orElseThrow(NotFoundException::new);
        return new Proposal(changes.find(changeId).orElseThrow(NotFoundException::new), bodies);
    }

    @POST
    @Path("/{changeId}/approvals")
    @Operation(summary = "Setujui usulan orang lain. Agree to another person's proposal: it takes effect.")
    public AgencyChanges.Change approve(UUID changeId) {
        return decide(changeId, true);
    }

    @POST
    @Path("/{changeId}/rejections")
    @Operation(summary = "Tolak usulan. Reject a proposal, also one's own.")
    public AgencyChanges.Change reject(UUID changeId) {
        return decide(changeId, false);
    }

    private AgencyChanges.Change decide(UUID changeId, boolean approve) {
        if (!access.nation() && access.centre().isEmpty()) {
            throw new ForbiddenException();
        }
        return switch (changes.decide(changeId, approve, access.centre(), access.who())) {
            case AgencyChanges.Outcome.Decided(AgencyChanges.Change change) -> change;
            case AgencyChanges.Outcome.NoSuchChange() -> throw new NotFoundException();
            case AgencyChanges.Outcome.Refused(String why) -> throw refused(why);
        };
    }

    private static ProblemException refused(String why) {
        return new ProblemException(
                switch (why) {
                    case "own" ->
                        Problem.of(
                                403,
                                "own-change",
                                "Usulan sendiri disetujui orang lain.",
                                "One's own proposal is agreed to by another person.");
                    case "stale" ->
                        Problem.of(
                                409,
                                "changed-meanwhile",
                                "Instansi sudah diubah sejak diusulkan; usulkan lagi.",
                                "The agency was changed since it was proposed; propose it anew.");
                    case "decided" ->
                        Problem.of(409, "decided", "Usulan ini sudah diputus.", "This proposal is decided already.");
                    default -> Problem.of(404, "not-found", "Tidak ditemukan.", "Not found.");
                });
    }
}
