package id.layanan112.monitoring.dashboard;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.monitoring.figures.RegionCounts;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The live table: readable as it comes, moved on by server-sent events where there is JavaScript. */
@Path("/")
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR})
public class DashboardPage {
    private final RegionCounts counts;
    private final Screens screens;
    private final Access access;
    private final InstantSource clock;

    DashboardPage(RegionCounts counts, Screens screens, Access access, InstantSource clock) {
        this.counts = counts;
        this.screens = screens;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(
            @QueryParam("lang") @Nullable String lang, @QueryParam("theme") @Nullable String theme) {
        return Pictures.page(audience(lang), "light".equals(theme), counts.today(false), clock.instant());
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    public Multi<OutboundSseEvent> live(@QueryParam("lang") @Nullable String lang, @Context Sse sse) {
        return screens.watch(audience(lang))
                .onItem()
                .transformToMultiAndConcatenate(picture -> Multi.createFrom()
                        .items(event(sse, "table", picture.table()), event(sse, "summary", picture.summary())));
    }

    private static OutboundSseEvent event(Sse sse, String name, String html) {
        return sse.newEventBuilder().name(name).data(html).build();
    }

    /** A centre's people see their centre; who has neither a centre nor the nation sees nothing. */
    private Audience audience(@Nullable String lang) {
        return new Audience(
                Audience.Language.of(lang),
                access.nation() ? null : access.centre().orElse(""));
    }
}
