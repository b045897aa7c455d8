package id.layanan112.kit.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import id.layanan112.kit.sql.Away;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every refusal into a problem, and no failure into a stack trace. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e, HttpHeaders request) {
        return ProblemResponses.of(e.problem(), request);
    }

    @ServerExceptionMapper(priority = 1)
    public Response json(MismatchedInputException e, HttpHeaders request) {
        return ProblemResponses.of(body(e), request);
    }

    @ServerExceptionMapper(priority = 1)
    public Response web(WebApplicationException e, HttpHeaders request) {
        if (e.getCause() instanceof JacksonException json) {
            return ProblemResponses.of(body(json), request);
        }
        Response response = e.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        return ProblemResponses.of(ofStatus(response.getStatus()), request);
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unauthorized(UnauthorizedException e, RoutingContext context, HttpHeaders request) {
        return challenge(context, request);
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unauthenticated(AuthenticationFailedException e, RoutingContext context, HttpHeaders request) {
        return challenge(context, request);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException e, HttpHeaders request) {
        return ProblemResponses.of(ofStatus(403), request);
    }

    @ServerExceptionMapper
    public Response failure(RuntimeException e, HttpHeaders request) {
        if (Away.is(e)) {
            return Response.fromResponse(ProblemResponses.of(ofStatus(503), request))
                    .header(HttpHeaders.RETRY_AFTER, "2")
                    .build();
        }
        LOG.errorf("request failed: %s", Causes.of(e));
        return ProblemResponses.of(ofStatus(500), request);
    }

    /** The identity layer knows how to ask for a login: a screen is redirected, a program is told with 401. */
    private static Uni<Response> challenge(RoutingContext context, HttpHeaders request) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> asked =
                authenticator == null ? Uni.createFrom().nullItem() : authenticator.getChallenge(context);
        // Whoever does not read pages is no person: a program that is sent to a login would take it for an answer.
        boolean page = request.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        return asked.map(challenge -> {
            int status = challenge == null || (challenge.status < 400 && !page) ? 401 : challenge.status;
            Response.ResponseBuilder response = status < 400
                    ? Response.status(status)
                    : Response.fromResponse(ProblemResponses.of(ofStatus(401), request));
            if (challenge != null && status == challenge.status) {
                challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
            }
            return response.build();
        });
    }

    private static Problem body(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                invalid()
                        .withField(
                                path(unknown), "unknown-field", "Kolom ini tidak dikenal.", "This field is unknown.");
            case MismatchedInputException wrong ->
                invalid()
                        .withField(
                                path(wrong),
                                "wrong-type",
                                "Isi kolom ini tidak dapat dibaca.",
                                "The value of this field cannot be read.");
            default ->
                Problem.of(
                        400, "malformed-json", "Isi permintaan bukan JSON yang benar.", "The body is no valid JSON.");
        };
    }

    private static Problem invalid() {
        return Problem.of(400, "invalid-body", "Isi permintaan tidak sesuai.", "The body does not fit.");
    }

    private static String path(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        return path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.badRequest();
            case 401 -> Problem.of(401, "unauthenticated", "Silakan masuk terlebih dahulu.", "Log in first.");
            case 403 ->
                Problem.of(403, "forbidden", "Peran Anda tidak boleh melakukan ini.", "Your role may not do this.");
            case 404 -> Problem.of(404, "not-found", "Tidak ditemukan.", "Not found.");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Cara ini tidak didukung.", "This method is not supported.");
            case 406 -> Problem.of(406, "not-acceptable", "Bentuk ini tidak tersedia.", "This form is not available.");
            case 413 -> Problem.of(413, "too-large", "Isi permintaan terlalu besar.", "The body is too large.");
            case 415 ->
                Problem.of(415, "unsupported-media-type", "Kirim sebagai application/json.", "Send application/json.");
            case 503 ->
                Problem.of(
                        503,
                        "unavailable",
                        "Belum tersimpan. Coba lagi dengan kunci yang sama.",
                        "Not saved. Try again with the same key.");
            default ->
                status < 500
                        ? Problem.of(status, "refused", "Permintaan ditolak.", "The request was refused.")
                        : Problem.of(
                                500,
                                "failed",
                                "Terjadi kesalahan. Coba lagi dengan kunci yang sama.",
                                "Something failed. Try again with the same key.");
        };
    }
}
