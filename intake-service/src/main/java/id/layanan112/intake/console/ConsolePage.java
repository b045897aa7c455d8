package id.layanan112.intake.console;

import id.layanan112.intake.timeline.AttentionTargets;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import id.layanan112.regions.Region;
import id.layanan112.regions.Regions;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.live.LiveEvents;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The console's pages, and what their parts are told. */
@Path("/console")
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR})
@Blocking
public class ConsolePage {
    private final Screens screens;
    private final KeepKeys keys;
    private final CurrentCentres centres;
    private final Access access;
    private final InstantSource clock;
    private final AttentionTargets targets;

    ConsolePage(
            Screens screens,
            KeepKeys keys,
            CurrentCentres centres,
            Access access,
            InstantSource clock,
            AttentionTargets targets) {
        this.targets = targets;
        this.screens = screens;
        this.keys = keys;
        this.centres = centres;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@RestQuery @Nullable String lang, @RestQuery @Nullable String theme) {
        return page(Look.of(lang, theme, "/console", Map.of()), false);
    }

    @GET
    @Path("supervisor")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.SUPERVISOR)
    public Response supervisor(@RestQuery @Nullable String lang, @RestQuery @Nullable String theme) {
        return page(Look.of(lang, theme, "/console/supervisor", Map.of()), true);
    }

    /** For the day on which none of this works. */
    @GET
    @Path("paper")
    @Produces(MediaType.TEXT_HTML)
    public Response paper(@RestQuery @Nullable String lang, @RestQuery @Nullable String theme) {
        Look look = Look.of(lang, theme, "/console/paper", Map.of());
        return Response.ok(Templates.paper(look).setLocale(look.language().words()))
                .build();
    }

    private Response page(Look look, boolean supervisor) {
        Say say = new Say(look.language(), clock.instant());
        Desk desk = new Desk(
                say,
                Audience.of(access, look.language()),
                access.who(),
                access.name(),
                keys.of(access.who()),
                regions(),
                targets.answered().toSeconds(),
                supervisor);
        return Response.ok(Templates.page(look, desk).setLocale(look.language().words()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private List<Region> regions() {
        return access.centres().stream()
                .flatMap(code -> centres.now().find(code).stream())
                .map(CallCentre::regions)
                .flatMap(List::stream)
                .flatMap(code -> Regions.find(code).stream())
                .toList();
    }

    /** @param last as {@code Last-Event-ID}, for a screen that opens another incident */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live(
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable UUID call,
            @RestQuery @Nullable UUID incident,
            @RestQuery @Nullable String last,
            @HeaderParam("Last-Event-ID") @Nullable String header,
            @Context Sse sse) {
        if (access.centre().isEmpty() && !access.nation()) {
            throw new ProblemException(Problem.of(
                    403, "no-centre", "Token ini tidak punya pusat panggilan.", "This token has no centre."));
        }
        Audience audience = Audience.of(access, Language.of(lang));
        return LiveEvents.of(
                sse, screens.watch(access, audience, call, incident, header == null ? last : header), clock);
    }
}
