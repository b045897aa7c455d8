package id.layanan112.intake.shift;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.callback.OwnedCallbacks;
import id.layanan112.intake.details.CallDetails;
import id.layanan112.intake.details.DetailsVault;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.intake.timeline.Alarms;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Shift handovers over HTTP: whoever gives one is signed out, and owns nothing any more. */
@Path("/shift-handovers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class ShiftsResource {
    private static final int NOTES_CHARS = 16_000;

    private final ShiftRows rows;
    private final Alarms alarms;
    private final OwnedCallbacks callbacks;
    private final DetailsVault vault;
    private final Idempotency idempotency;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access;

    ShiftsResource(
            ShiftRows rows,
            Alarms alarms,
            OwnedCallbacks callbacks,
            DetailsVault vault,
            Idempotency idempotency,
            Audit audit,
            InstantSource clock,
            Access access) {
        this.rows = rows;
        this.alarms = alarms;
        this.callbacks = callbacks;
        this.vault = vault;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.access = access;
    }

    record NewShiftHandover(@Nullable String notes) {
        @Override
        public String toString() {
            return "NewShiftHandover[...]";
        }
    }

    /** @param notes may speak of people: kept as their details are */
    record Accepted(ShiftHandover handover, @Nullable String notes) {
        @Override
        public String toString() {
            return "Accepted[...]";
        }
    }

    record Waiting(List<ShiftHandover> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Serahkan sif; tugas saya menjadi milik bersama. Leave the shift; what I had is everybody's.")
    @APIResponseSchema(value = ShiftHandover.class, responseCode = "201")
    @Transactional
    public Response give(@HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewShiftHandover body) {
        String key = IdempotencyKey.require(given);
        String centre = access.centre()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre.")));
        String notes = body == null ? null : body.notes();
        if (notes != null && notes.length() > NOTES_CHARS) {
            throw new ProblemException(
                    Problem.of(422, "invalid-body", "Isi permintaan tidak sesuai.", "The body does not fit.")
                            .withField(
                                    "notes",
                                    "too-long",
                                    "Paling banyak " + NOTES_CHARS + " huruf.",
                                    "At most " + NOTES_CHARS + " characters."));
        }
        UUID handoverId = Ids.v7();
        byte[] hashed = ("" + notes).getBytes(UTF_8);
        String scope = "centre:" + centre + "/shift/" + access.who();
        return switch (idempotency
                .claim(List.of(Idempotency.Request.of(scope, key, hashed, handoverId)))
                .getFirst()) {
            case Idempotency.Claim.First() -> created(give(handoverId, centre, notes), false);
            case Idempotency.Claim.Repeat(UUID before) ->
                created(rows.locked(access, before).orElseThrow(NotFoundException::new), true);
            case Idempotency.Claim.Reused() -> throw IdempotencyKey.reused();
        };
    }

    private ShiftHandover give(UUID handoverId, String centre, @Nullable String notes) {
        Alarms.Left left = alarms.left(access);
        ShiftHandover one = new ShiftHandover(
                handoverId,
                centre,
                access.who(),
                clock.instant(),
                left.open(),
                left.alarms(),
                callbacks.leave(centre, access.who()),
                null,
                null);
        rows.insert(one);
        if (notes != null && !notes.isBlank()) {
            vault.complete(handoverId, null, new CallDetails(null, null, new CallDetails.Narrative(notes)));
        }
        return one;
    }

    @GET
    @Operation(summary = "Serah terima yang belum diterima. Handovers that nobody has accepted.")
    public Waiting waiting() {
        return new Waiting(rows.waiting(access));
    }

    /** Whoever accepts has the tasks of the shift before, and reads its notes, which is audited. */
    @POST
    @Path("/{handoverId}/acceptance")
    @Operation(summary = "Terima sif. Accept the shift.")
    @Transactional
    public Accepted accept(UUID handoverId) {
        ShiftHandover one = rows.locked(access, handoverId).orElseThrow(NotFoundException::new);
        if (one.givenBy().equals(access.who())) {
            throw new ProblemException(Problem.of(
                    409,
                    "same-person",
                    "Sif diterima oleh orang lain, bukan yang menyerahkan.",
                    "Somebody else accepts a shift, not the one who leaves it."));
        }
        if (one.takenBy() != null && !one.takenBy().equals(access.who())) {
            throw new ProblemException(
                    Problem.of(409, "already-accepted", "Sif ini sudah diterima.", "This shift was accepted already."));
        }
        if (one.takenBy() == null) {
            rows.taken(handoverId, access.who(), clock.instant());
            callbacks.take(one.centreCode(), one.callbacks(), access.who());
        }
        audit.write(new Audit.Deed(
                null, today(one.centreCode()), access.who(), "READ", handoverId, "shift handover accepted"));
        CallDetails.Narrative notes = vault.read(handoverId).narrative();
        return new Accepted(
                rows.locked(access, handoverId).orElseThrow(NotFoundException::new),
                notes == null ? null : notes.text());
    }

    private LocalDate today(String centreCode) {
        Optional<CallCentre> centre = CallCentres.find(centreCode);
        Instant now = clock.instant();
        return centre.map(one ->
                        LocalDate.ofInstant(now, Regions.zoneOf(one.regions().getFirst())))
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private static Response created(ShiftHandover one, boolean repeat) {
        return Response.status(201)
                .header("Idempotent-Replayed", repeat ? "true" : null)
                .entity(one)
                .build();
    }
}
