package id.layanan112.intake.handover;

import id.layanan112.contracts.HandoverOutcome;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Handovers over HTTP. */
@Path("/handovers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class HandoversResource {
    private final Handovers handovers;
    private final HandoverRows rows;
    private final Access access;

    HandoversResource(Handovers handovers, HandoverRows rows, Access access) {
        this.handovers = handovers;
        this.rows = rows;
        this.access = access;
    }

    /** @param state {@code OFFERED}, or how it was settled */
    record HandoverView(
            UUID handoverId,
            UUID incidentId,
            String state,
            String fromCentre,
            @Nullable String fromRegion,
            String toCentre,
            String toRegion,
            Instant offeredAt,
            Instant answerBy,
            @Nullable Instant settledAt) {

        static HandoverView of(Handover one) {
            HandoverOutcome outcome = one.outcome();
            return new HandoverView(
                    one.handoverId(),
                    one.incidentId(),
                    outcome == null ? "OFFERED" : outcome.name(),
                    one.fromCentre(),
                    one.fromRegion(),
                    one.toCentre(),
                    one.toRegion(),
                    one.offeredAt(),
                    one.answerBy(),
                    one.settledAt());
        }
    }

    record HandoverList(List<HandoverView> items) {
        static HandoverList of(List<Handover> all) {
            return new HandoverList(all.stream().map(HandoverView::of).toList());
        }
    }

    @GET
    @Operation(summary = "Tawaran yang menunggu jawaban, masuk dan keluar. Offers that wait for an answer, in and out.")
    public HandoverList open() {
        return HandoverList.of(rows.open(access));
    }

    @POST
    @Path("/{handoverId}/acceptance")
    @APIResponseSchema(HandoverView.class)
    public Response accept(UUID handoverId) {
        return answer(200, handovers.answer(access, handoverId, HandoverOutcome.ACCEPTED));
    }

    @POST
    @Path("/{handoverId}/refusal")
    @APIResponseSchema(HandoverView.class)
    public Response decline(UUID handoverId) {
        return answer(200, handovers.answer(access, handoverId, HandoverOutcome.DECLINED));
    }

    static Response answer(int status, Optional<Handovers.Outcome> outcome) {
        return switch (outcome.orElseThrow(NotFoundException::new)) {
            case Handovers.Outcome.Done(Handover handover, boolean repeat) ->
                Response.status(status)
                        .header("Idempotent-Replayed", repeat ? "true" : null)
                        .entity(HandoverView.of(handover))
                        .build();
            case Handovers.Outcome.KeyReused() -> throw IdempotencyKey.reused();
            case Handovers.Outcome.Refused(Handover.Refusal why) -> throw new ProblemException(problem(why));
        };
    }

    private static Problem problem(Handover.Refusal why) {
        return switch (why) {
            case NO_SUCH_REGION ->
                Problem.invalidBody()
                        .withField(
                                "toRegion",
                                "unknown-region",
                                "Isi kode wilayah Kemendagri, misalnya 32.73.",
                                "Give a Kemendagri code, 32.73 for example.");
            case NO_CENTRE ->
                Problem.of(422, "no-centre", "Wilayah ini belum memiliki 112.", "This region has no 112 centre yet.")
                        .withField(
                                "toRegion",
                                "no-centre",
                                "Tetap tangani di sini; instansi wilayah itu dapat diminta.",
                                "Keep it here; agencies of that region can be asked for.");
            case SAME_CENTRE ->
                Problem.of(
                        422,
                        "same-centre",
                        "Wilayah ini dilayani pusat yang sama; ubah saja wilayahnya.",
                        "The same centre serves this region; just change the region.");
            case ALREADY_OFFERED ->
                Problem.of(
                        409,
                        "already-offered",
                        "Kejadian ini sedang ditawarkan; tunggu jawabannya.",
                        "This incident is on offer; wait for the answer.");
            case CLOSED ->
                Problem.of(
                        409,
                        "already-closed",
                        "Kejadian ini sudah ditutup; buka kembali bila perlu.",
                        "This incident is closed; reopen it if needed.");
            case SETTLED ->
                Problem.of(
                        409,
                        "already-settled",
                        "Tawaran ini sudah dijawab lain; muat ulang.",
                        "This offer was settled otherwise; load it again.");
            case NOT_YOURS ->
                Problem.of(
                        403,
                        "not-yours",
                        "Hanya pusat yang ditawari yang menjawab.",
                        "Only the centre that it is offered to answers.");
        };
    }
}
