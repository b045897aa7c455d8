package id.layanan112.intake.contact;

import id.layanan112.intake.call.WrittenCalls;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What people write to 112, over HTTP, from an adapter. */
@Path("/contacts/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TELEPHONY)
public class ContactsResource {
    private static final int ID_CHARS = 200;
    private static final int TEXT_CHARS = 16_000;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final WrittenCalls calls;
    private final Messages messages;
    private final InstantSource clock;
    private final CurrentCentres centres;
    private final Access access;

    ContactsResource(
            WrittenCalls calls, Messages messages, InstantSource clock, CurrentCentres centres, Access access) {
        this.calls = calls;
        this.messages = messages;
        this.clock = clock;
        this.centres = centres;
        this.access = access;
    }

    /**
     * @param contactId the adapter's own name of the conversation: all of it is one call
     * @param messageId the adapter's own name of this message: given again, it is there once
     * @param number that it came from, if there is one
     * @param centreCode needed from a machine that speaks for the nation, else the token's
     */
    record NewMessage(
            @Schema(example = "sms-2026-11-24-17") @Nullable String contactId,

            @Schema(example = "sms-17-1") @Nullable String messageId,

            @Schema(example = "Tolong, ada kebakaran") @Nullable
            String text,

            @Nullable String number,
            @Nullable Instant at,
            @Schema(example = "32.73") @Nullable String centreCode,
            @Nullable Boolean exercise) {
        @Override
        public String toString() {
            return "NewMessage[...]";
        }
    }

    record Taken(UUID callId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pesan tertulis. A message in writing; the first one of a conversation makes a call.")
    @APIResponseSchema(value = Taken.class, responseCode = "201")
    public Response take(@Nullable NewMessage body) {
        if (body == null || bad(body.contactId(), ID_CHARS)) {
            throw missing("contactId");
        }
        if (bad(body.messageId(), ID_CHARS)) {
            throw missing("messageId");
        }
        if (bad(body.text(), TEXT_CHARS)) {
            throw missing("text");
        }
        if (body.number() != null && body.number().length() > ID_CHARS) {
            throw missing("number");
        }
        CallCentre centre =
                access.centre(body.centreCode()).flatMap(centres.now()::find).orElseThrow(() -> missing("centreCode"));
        Instant now = clock.instant();
        Instant at = body.at() == null || body.at().isAfter(now.plus(CLOCK_SKEW)) ? now : body.at();
        boolean exercise = Boolean.TRUE.equals(body.exercise());
        String contactId = Objects.requireNonNull(body.contactId());
        // The call first: cut off between the two, the adapter is not told that it was taken, and comes again.
        UUID callId = calls.of(centre, contactId, body.number(), at, exercise, access.who())
                .toCompletableFuture()
                .join();
        QuarkusTransaction.requiringNew()
                .run(() -> messages.arrived(
                        new Messages.Contact(callId, centre.code(), contactId),
                        Objects.requireNonNull(body.messageId()),
                        at,
                        access.who(),
                        Objects.requireNonNull(body.text())));
        return Response.status(201).entity(new Taken(callId)).build();
    }

    private static boolean bad(@Nullable String text, int most) {
        return text == null || text.isBlank() || text.length() > most;
    }

    private static ProblemException missing(String field) {
        return new ProblemException(Problem.invalidBody()
                .withField(field, "missing-or-too-long", "Isi kolom ini.", "This field is missing or too long."));
    }
}
