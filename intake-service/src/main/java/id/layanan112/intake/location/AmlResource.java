package id.layanan112.intake.location;

import id.layanan112.intake.caller.CallerNumbers;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Advanced Mobile Location over HTTP: the SMS as the network hands it on, or the telephone's own form. */
@Path("/telephony/aml")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TELEPHONY)
public class AmlResource {
    private static final UUID AML = UUID.fromString("6f0f4a3e-6d6a-5d0e-9a5c-103625103625");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final int SMS_CHARS = 1_000;

    private final CallerLocations locations;
    private final CallerNumbers numbers;
    private final InstantSource clock;
    private final CurrentCentres centres;
    private final Access access;

    AmlResource(
            CallerLocations locations,
            CallerNumbers numbers,
            InstantSource clock,
            CurrentCentres centres,
            Access access) {
        this.locations = locations;
        this.numbers = numbers;
        this.clock = clock;
        this.centres = centres;
        this.access = access;
    }

    /**
     * @param number that the SMS came from
     * @param centreCode needed from a machine that speaks for the nation, else the token's
     */
    record AmlSms(
            @Nullable String number,

            @Schema(example = "A\"ML=1;lt=-6.91470;lg=+107.60980;rd=25;top=20261124150000;lc=90;pm=G") @Nullable
            String sms,

            @Schema(example = "32.73") @Nullable String centreCode) {
        @Override
        public String toString() {
            return "AmlSms[...]";
        }
    }

    /**
     * @param callId null while no call from this number is known; it is joined when it comes
     * @param flags what was kept although it looks wrong
     */
    record Taken(UUID locationId, @Nullable UUID callId, List<String> flags) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lokasi dari telepon pemanggil, bentuk SMS. The caller's place, by SMS (ETSI TS 103 625).")
    @APIResponseSchema(value = Taken.class, responseCode = "201")
    @Transactional
    public Response sms(@Nullable AmlSms body) {
        if (body == null || body.sms() == null || body.sms().length() > SMS_CHARS) {
            throw problem("sms", "missing-or-too-long", "Isi teks SMS AML.", "Give the text of the AML SMS.");
        }
        return take(body.number(), centre(body.centreCode()), AmlMessage.ofSms(body.sms()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Lokasi dari telepon pemanggil, bentuk HTTPS. The caller's place, by HTTPS.")
    @APIResponseSchema(value = Taken.class, responseCode = "201")
    @Transactional
    public Response form(MultivaluedMap<String, String> form, @QueryParam("centreCode") @Nullable String centreCode) {
        Map<String, String> fields = new HashMap<>();
        form.forEach((name, values) -> fields.put(name, values.getFirst()));
        return take(fields.get("device_number"), centre(centreCode), AmlMessage.ofForm(fields));
    }

    private CallCentre centre(@Nullable String named) {
        return access.centre(named)
                .flatMap(centres.now()::find)
                .orElseThrow(() -> problem(
                        "centreCode", "no-such-centre", "Isi kode pusat panggilan.", "Give the code of a centre."));
    }

    private Response take(@Nullable String number, CallCentre centre, AmlMessage message) {
        byte[] seal = numbers.seal(number)
                .orElseThrow(() ->
                        problem("number", "missing", "Isi nomor telepon pemanggil.", "Give the number that calls."));
        return switch (message) {
            case AmlMessage.Unreadable(String field) ->
                throw problem(field, "unreadable", "Tidak dapat dibaca.", "This cannot be read.");
            case AmlMessage.NoPosition() ->
                throw new ProblemException(Problem.of(
                        422,
                        "no-position",
                        "Telepon tidak mengetahui lokasinya.",
                        "The telephone did not know its place."));
            case AmlMessage.Position position -> keep(seal, centre, position);
        };
    }

    private Response keep(byte[] seal, CallCentre centre, AmlMessage.Position position) {
        Instant now = clock.instant();
        Instant said = position.at();
        boolean odd = said == null || said.isAfter(now.plus(CLOCK_SKEW));
        // A telephone whose clock is ahead is no reason to lose where it is.
        List<String> flags = odd ? List.of("time") : List.of();
        Instant at = said == null || odd ? now : said;
        UUID id = Ids.derived(
                AML,
                centre.code(),
                Base64.getEncoder().encodeToString(seal),
                said == null ? "-" : said.toString(),
                Double.toString(position.lat()),
                Double.toString(position.lon()));
        UUID callId = locations
                .keep(new CallerLocations.New(
                        id,
                        null,
                        centre.code(),
                        seal,
                        CallerLocations.Source.AML,
                        position.method(),
                        at,
                        position.lat(),
                        position.lon(),
                        position.radiusMetres(),
                        position.confidencePercent(),
                        flags))
                .orElse(null);
        return Response.status(201).entity(new Taken(id, callId, flags)).build();
    }

    private static ProblemException problem(String field, String code, String id, String en) {
        return new ProblemException(Problem.invalidBody().withField(field, code, id, en));
    }
}
