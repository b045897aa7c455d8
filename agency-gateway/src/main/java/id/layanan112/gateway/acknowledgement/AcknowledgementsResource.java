package id.layanan112.gateway.acknowledgement;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.contracts.AckStep;
import id.layanan112.gateway.dispatch.Units;
import id.layanan112.gateway.signature.AgencySignatures.Proof;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Where agencies answer. Open to all, because a signature is as good as a token; {@link Answerer} decides. */
@Path("/dispatches/{dispatchId}/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
public class AcknowledgementsResource {
    private static final String REASON = "[A-Z][A-Z_]{0,40}";

    private final Answering answering;
    private final ObjectMapper json;

    AcknowledgementsResource(Answering answering, ObjectMapper json) {
        this.answering = answering;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @RequestBody(content = @Content(schema = @Schema(implementation = NewAcknowledgement.class)))
    public Answering.Answered acknowledge(
            UUID dispatchId,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            @HeaderParam("Idempotency-Key") @Nullable String requestKey,
            byte[] body) {
        NewAcknowledgement given = read(body);
        AckStep step = given.step();
        if (step == null || (given.reason() != null && !given.reason().matches(REASON))) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            step == null ? "step" : "reason",
                            "invalid",
                            "Isi langkah, dan alasan sebagai kode.",
                            "Give a step, and a reason as a code."));
        }
        if (given.units() != null && !Units.valid(given.units())) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            "units",
                            "invalid",
                            "Sebutkan paling banyak 10 unit, masing-masing 1 sampai 40 huruf, angka, spasi, . - atau /.",
                            "Name 10 units at most, each of 1 to 40 letters, digits, blanks, . - or /."));
        }
        String key = RequestKey.optional(requestKey);
        Proof proof = new Proof(id, timestamp, signature, body);
        return switch (answering.answer(dispatchId, proof, key, step, given)) {
            case Answering.Outcome.Recorded(Answering.Answered answered) -> answered;
            case Answering.Outcome.NoSuchOrder() -> throw new NotFoundException();
            case Answering.Outcome.KeyReused() -> throw RequestKey.reused();
            case Answering.Outcome.Refused(String why) ->
                throw new ProblemException(Problem.of(
                        why.equals("foreign") ? 403 : 401,
                        "acknowledgement-" + why,
                        "Jawaban ini tidak dapat dipercaya.",
                        "This answer cannot be trusted."));
        };
    }

    private NewAcknowledgement read(byte[] body) {
        try {
            NewAcknowledgement given = json.readValue(body, NewAcknowledgement.class);
            return given == null ? new NewAcknowledgement(null, null, null, null, null) : given;
        } catch (JacksonException e) {
            throw new WebApplicationException(e, 400);
        } catch (IOException e) {
            throw new IllegalStateException("a byte array was read", e);
        }
    }
}
