package id.layanan112.intake.shift;

import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Shift handovers over HTTP. */
@Path("/shift-handovers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class ShiftsResource {
    private static final int NOTES_CHARS = 16_000;

    private final Shifts shifts;
    private final ShiftRows rows;
    private final Access access;

    ShiftsResource(Shifts shifts, ShiftRows rows, Access access) {
        this.shifts = shifts;
        this.rows = rows;
        this.access = access;
    }

    record NewShiftHandover(@Nullable String notes) {
        @Override
        public String toString() {
            return "NewShiftHandover[...]";
        }
    }

    record Waiting(List<ShiftHandover> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Serahkan sif; tugas saya menjadi milik bersama. Leave the shift; what I had is everybody's.")
    @APIResponseSchema(value = ShiftHandover.class, responseCode = "201")
    public Response give(@HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewShiftHandover body) {
        String key = IdempotencyKey.require(given);
        String centre = access.centre()
                .orElseThrow(() -> refused(
                        403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre."));
        String notes = body == null ? null : body.notes();
        if (notes != null && notes.length() > NOTES_CHARS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "notes",
                            "too-long",
                            "Paling banyak " + NOTES_CHARS + " huruf.",
                            "At most " + NOTES_CHARS + " characters."));
        }
        return switch (shifts.give(access, centre, key, notes)) {
            case Shifts.Giving.Given(ShiftHandover one, boolean repeat) ->
                Response.status(201)
                        .header("Idempotent-Replayed", repeat ? "true" : null)
                        .entity(one)
                        .build();
            case Shifts.Giving.KeyReused() -> throw IdempotencyKey.reused();
        };
    }

    @GET
    @Operation(summary = "Serah terima yang belum diterima. Handovers that nobody has accepted.")
    public Waiting waiting() {
        return new Waiting(rows.waiting(access));
    }

    @POST
    @Path("/{handoverId}/acceptance")
    @Operation(summary = "Terima sif. Accept the shift.")
    public Shifts.Accepting.Accepted accept(UUID handoverId) {
        return switch (shifts.accept(access, handoverId).orElseThrow(NotFoundException::new)) {
            case Shifts.Accepting.Accepted accepted -> accepted;
            case Shifts.Accepting.SamePerson() ->
                throw refused(
                        409,
                        "same-person",
                        "Sif diterima oleh orang lain, bukan yang menyerahkan.",
                        "Somebody else accepts a shift, not the one who leaves it.");
            case Shifts.Accepting.TakenBefore() ->
                throw refused(409, "already-accepted", "Sif ini sudah diterima.", "This shift was accepted already.");
        };
    }

    private static ProblemException refused(int status, String type, String id, String en) {
        return new ProblemException(Problem.of(status, type, id, en));
    }
}
