package id.layanan112.gateway.line;

import id.layanan112.gateway.acknowledgement.RequestKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A line back to whoever took the call. */
@Path("/dispatches/{dispatchId}/lines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AGENCY_OFFICER)
public class LinesResource {
    private static final int MOST_CHARS = 2000;

    private final Lines lines;
    private final Access access;

    LinesResource(Lines lines, Access access) {
        this.lines = lines;
        this.access = access;
    }

    /** The line as it was taken. */
    record Added(UUID lineId) {}

    @POST
    @Operation(summary = "Tulis kepada petugas panggilan. Write to the call taker; no other agency reads it.")
    public Response add(
            @PathParam("dispatchId") UUID dispatchId,
            @HeaderParam("Idempotency-Key") @Nullable String requestKey,
            @Nullable NewLine body) {
        String key = RequestKey.required(requestKey);
        String text = body == null || body.text() == null ? "" : body.text();
        if (text.isBlank() || text.length() > MOST_CHARS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "text",
                            "missing-or-too-long",
                            "Isi 1 sampai 2000 karakter.",
                            "Give 1 to 2000 characters."));
        }
        String agency = access.agency().orElseThrow(NotFoundException::new);
        return switch (lines.add(dispatchId, agency, access.who(), key, text)) {
            case Lines.Outcome.Added(UUID lineId) ->
                Response.status(201).entity(new Added(lineId)).build();
            case Lines.Outcome.NoSuchOrder() -> throw new NotFoundException();
            case Lines.Outcome.Foreign() ->
                throw new ProblemException(Problem.of(
                        403,
                        "not-with-this-agency",
                        "Perintah ini tidak ada pada instansi Anda.",
                        "This order is not with your agency."));
            case Lines.Outcome.KeyReused() -> throw RequestKey.reused();
        };
    }
}
