package id.layanan112.intake.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.audit.Audit;
import id.layanan112.intake.audit.Reason;
import id.layanan112.intake.call.CallRecords;
import id.layanan112.intake.idempotency.Idempotency;
import id.layanan112.intake.idempotency.IdempotencyKey;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The conversation of a call in writing, over HTTP; reading it is audited. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
public class AnswersResource {
    private static final int TEXT_CHARS = 1_600;

    private final Messages messages;
    private final CallRecords calls;
    private final Idempotency idempotency;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access;

    AnswersResource(
            Messages messages,
            CallRecords calls,
            Idempotency idempotency,
            Audit audit,
            InstantSource clock,
            Access access) {
        this.messages = messages;
        this.calls = calls;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
        this.access = access;
    }

    record NewAnswer(
            @Schema(example = "Di mana lokasi Anda?") @Nullable
            String text) {
        @Override
        public String toString() {
            return "NewAnswer[...]";
        }
    }

    record Answered(UUID messageId) {}

    record Conversation(List<Messages.Message> items) {}

    @GET
    @Path("/{callId}/messages")
    @Transactional
    public Conversation conversation(UUID callId, @QueryParam("reason") @Nullable String given) {
        String reason = Reason.require(given);
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        audit.write(new Audit.Deed(call.regionCode(), call.localDay(), access.who(), "READ", callId, reason));
        return new Conversation(messages.of(callId));
    }

    @POST
    @Path("/{callId}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Balas pesan. Answer in writing; it is handed over as soon as the port takes it.")
    @APIResponseSchema(value = Answered.class, responseCode = "201")
    @Transactional
    public Response answer(
            UUID callId, @HeaderParam("Idempotency-Key") @Nullable String given, @Nullable NewAnswer body) {
        String key = IdempotencyKey.require(given);
        String text = body == null ? null : body.text();
        if (text == null || text.isBlank() || text.length() > TEXT_CHARS) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "text",
                            "missing-or-too-long",
                            "Isi 1 sampai " + TEXT_CHARS + " huruf.",
                            "1 to " + TEXT_CHARS + " characters."));
        }
        CallSnapshot call = calls.visible(access, callId).orElseThrow(NotFoundException::new);
        if (messages.contact(callId).isEmpty()) {
            throw new ProblemException(Problem.of(
                    409, "not-in-writing", "Panggilan ini bukan pesan tertulis.", "This call is not in writing."));
        }
        UUID messageId = Ids.v7();
        Idempotency.Request request =
                Idempotency.Request.of("call:" + callId + "/messages", key, text.getBytes(UTF_8), messageId);
        return switch (idempotency.claim(List.of(request)).getFirst()) {
            case Idempotency.Claim.First() -> {
                audit.write(new Audit.Deed(
                        call.regionCode(), call.localDay(), access.who(), "WROTE", callId, "POST messages"));
                messages.answer(callId, messageId, clock.instant(), access.who(), text);
                yield answered(messageId);
            }
            case Idempotency.Claim.Repeat(UUID before) -> answered(before);
            case Idempotency.Claim.Reused() -> throw IdempotencyKey.reused();
        };
    }

    private static Response answered(UUID messageId) {
        return Response.status(201).entity(new Answered(messageId)).build();
    }
}
