package id.layanan112.gateway.board;

import id.layanan112.gateway.link.DeclineReason;
import id.layanan112.gateway.link.StepButton;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.registry.Agency;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.web.Look;
import id.layanan112.web.live.LiveEvents;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The board of an agency, for its officers: lists that move by themselves. */
@Path("/board")
@RolesAllowed(Roles.AGENCY_OFFICER)
@Blocking
public class BoardPage {
    private static final List<Integer> MINUTES = List.of(15, 30, 60);

    private final BoardParts parts;
    private final Agencies agencies;
    private final KeptKey keys;
    private final Access access;
    private final InstantSource clock;
    private final String lane;

    BoardPage(
            BoardParts parts,
            Agencies agencies,
            KeptKey keys,
            Access access,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.gateway.lane") String lane) {
        this.parts = parts;
        this.agencies = agencies;
        this.keys = keys;
        this.access = access;
        this.clock = clock;
        this.lane = lane;
    }

    /** {@code templates/board}. */
    @CheckedTemplate(basePath = "board")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Look look, Frame frame, Map<String, String> parts);
    }

    /**
     * What is around the lists.
     *
     * @param agency as it calls itself
     * @param lane whose orders are shown; null when all are
     * @param who whose browser keeps what is not sent yet
     * @param key under which it does
     */
    public record Frame(
            String agency,
            @Nullable String lane,
            String who,
            String key,
            String live,
            List<DeclineReason> reasons,
            List<Integer> minutes,
            List<StepKey> keys) {

        /** Fetched together with the page: each waits for nobody. */
        public List<String> modules() {
            return List.of(
                    "/kit/parts.js",
                    "/kit/put.js",
                    "/kit/session.js",
                    "/kit/clocks.js",
                    "/kit/kept.js",
                    "/kit/unsent.js",
                    "/kit/keys.js");
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(@RestQuery @Nullable String lang, @RestQuery @Nullable String theme) {
        String agencyId = agency();
        Look look = Look.of(lang, theme, "/board", Map.of());
        Frame frame = new Frame(
                agencies.find(agencyId).map(Agency::name).orElse(agencyId),
                lane.equals("all") ? null : lane,
                access.who(),
                keys.of(access.who()),
                look.to("/board/live"),
                List.of(DeclineReason.values()),
                MINUTES,
                Stream.of(StepButton.values()).map(StepKey::of).toList());
        return Response.ok(Templates.page(look, frame, parts.drawn(new BoardParts.Audience(agencyId, look.language())))
                        .setLocale(look.language().words()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String last,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        BoardParts.Audience audience = new BoardParts.Audience(
                agency(), Look.of(lang, null, "/board", Map.of()).language());
        return LiveEvents.of(sse, parts.watch(audience, lastEventId == null ? last : lastEventId), clock);
    }

    private String agency() {
        return access.agency()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        403,
                        "no-agency",
                        "Akun ini tidak terikat pada satu instansi.",
                        "This account is not one of an agency.")));
    }
}
