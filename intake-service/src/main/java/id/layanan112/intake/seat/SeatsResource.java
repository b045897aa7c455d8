package id.layanan112.intake.seat;

import id.layanan112.intake.call.CallRecords;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who is free, over HTTP: everybody says it of their own seat, and sees their centre's. */
@Path("/seats")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class SeatsResource {
    private final Seats seats;
    private final CallRecords calls;
    private final Access access;

    SeatsResource(Seats seats, CallRecords calls, Access access) {
        this.seats = seats;
        this.calls = calls;
        this.access = access;
    }

    /** @param callId with {@code ON_CALL} and {@code WRAP_UP} only */
    record MySeat(@Nullable SeatState state, @Nullable UUID callId) {}

    record SeatList(List<Seat> items) {}

    @PUT
    @Path("/mine")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Keadaan saya; yang sama tidak mengubah apa pun. My seat; said again, nothing changes.")
    public Seat put(@Nullable MySeat body) {
        String centre = centre();
        SeatState state = body == null ? null : body.state();
        if (body == null || state == null) {
            throw invalid("state", "missing", "Isi keadaan Anda.", "Give your state.");
        }
        UUID callId = body.callId();
        if (callId != null && !state.withCall()) {
            throw invalid("callId", "no-call-here", "Keadaan ini tanpa panggilan.", "This state has no call.");
        }
        if (callId != null && calls.visible(access, callId).isEmpty()) {
            throw invalid("callId", "unknown-call", "Panggilan ini tidak ada.", "There is no such call.");
        }
        return seats.put(centre, access.who(), access.name(), state, callId);
    }

    @GET
    @Operation(summary = "Siapa sedang bertugas di pusat ini. Who of the centre is at work.")
    public SeatList list() {
        return new SeatList(seats.of(access));
    }

    @DELETE
    @Path("/mine")
    @Transactional
    @Operation(summary = "Saya pulang. I leave.")
    public void leave() {
        seats.leave(centre(), access.who());
    }

    private String centre() {
        return access.centre()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre.")));
    }

    private static ProblemException invalid(String field, String code, String id, String en) {
        return new ProblemException(Problem.invalidBody().withField(field, code, id, en));
    }
}
