package id.layanan112.monitoring.dashboard;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.figures.Series;
import id.layanan112.monitoring.figures.Targets;
import id.layanan112.monitoring.map.Country;
import id.layanan112.web.CsvTable;
import id.layanan112.web.Look;
import id.layanan112.web.Table;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The national dashboard: readable as it comes, moved on by server-sent events where there is JavaScript. */
@Path("/")
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR})
public class DashboardPage {
    private final Boards boards;
    private final Screens screens;
    private final Access access;
    private final Scopes scopes;
    private final Country country;
    private final InstantSource clock;

    DashboardPage(Boards boards, Screens screens, Access access, Scopes scopes, Country country, InstantSource clock) {
        this.boards = boards;
        this.screens = screens;
        this.access = access;
        this.scopes = scopes;
        this.country = country;
        this.clock = clock;
    }

    /** What an address says. */
    public static final class Asked {
        @RestQuery
        @Nullable
        String scope;

        @RestQuery
        @Nullable
        String from;

        @RestQuery
        @Nullable
        String to;

        @RestQuery
        @Nullable
        String targets;

        @RestQuery
        @Nullable
        String compare;

        @RestQuery
        @Nullable
        String type;

        @RestQuery
        @Nullable
        String lang;

        @RestQuery
        @Nullable
        String theme;

        Look look(String path) {
            java.util.Map<String, @Nullable String> query = new java.util.HashMap<>();
            query.put("scope", scope);
            query.put("from", from);
            query.put("to", to);
            query.put("targets", targets);
            query.put("compare", compare);
            query.put("type", type);
            return Look.of(lang, theme, path, query);
        }

        Ask ask(Access access, Scopes scopes, Instant now) {
            return Ask.of(new Ask.Said(scope, from, to, targets, compare, type), access, scopes, now);
        }
    }

    /** {@code templates/dashboard}. */
    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(
                Look look,
                Board board,
                Ask ask,
                Picture picture,
                List<Scopes.Choice> places,
                List<Targets> targets,
                boolean wall);

        static native TemplateInstance rows(Look look, Board board);
    }

    /** The map, and where what is on the page comes from. */
    public record Picture(
            String viewBox,
            boolean outlines,
            List<Board.Drawn> drawn,
            List<Levels.Step> legend,
            @Nullable String live) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@BeanParam Asked asked) {
        return page(asked, "/", false);
    }

    @GET
    @Path("wall")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance wall(@BeanParam Asked asked) {
        return page(asked, "/wall", true);
    }

    private TemplateInstance page(Asked asked, String path, boolean wall) {
        Instant now = clock.instant();
        Ask ask = asked.ask(access, scopes, now);
        // Today moves on: an address that says its date would stay behind.
        Look look = ask.today() ? asked.look(path).without("from").without("to") : asked.look(path);
        Board board = boards.of(ask, look, now, access.nation());
        List<Board.Drawn> drawn = boards.map(board, look);
        Picture picture = new Picture(
                country.viewBox(drawn.stream().map(Board.Drawn::shape).toList()),
                country.outlines(),
                drawn,
                Levels.legend(),
                ask.today() && ask.compared() == null && ask.type() == null
                        ? look.to(
                                "/live",
                                "scope",
                                ask.scope(),
                                "targets",
                                ask.targets().word())
                        : null);
        return Templates.page(look, board, ask, picture, scopes.below(access), Targets.all(), wall)
                .setLocale(look.language().words());
    }

    /** The lines of all regions, when one has its first call. */
    @GET
    @Path("rows")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance rows(@BeanParam Asked asked) {
        Instant now = clock.instant();
        Look look = asked.look("/");
        return Templates.rows(look, boards.of(asked.ask(access, scopes, now), look, now, access.nation()))
                .setLocale(look.language().words());
    }

    @GET
    @Path("live")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @org.jboss.resteasy.reactive.RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> live(@BeanParam Asked asked) {
        Ask ask = asked.ask(access, scopes, clock.instant());
        return screens.watch(new Screens.Audience(asked.look("/").language(), ask.scope(), ask.targets()));
    }

    /** A table of the page as a file. */
    @GET
    @Path("tables/{table}.csv")
    @Produces(CsvTable.MEDIA_TYPE)
    public Response table(@PathParam("table") String name, @BeanParam Asked asked) {
        Instant now = clock.instant();
        Ask ask = asked.ask(access, scopes, now);
        Table table = boards.of(ask, asked.look("/"), now, access.nation())
                .table(name)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-table", "Tabel tidak ada.", "There is no such table.")));
        return Response.ok(CsvTable.of(table))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"112-" + name + "-" + ask.scope().toLowerCase(Locale.ROOT) + "-"
                                + ask.from() + "-" + ask.to() + ".csv\"")
                .build();
    }

    /** Calls over time, as the chart wants them. */
    @GET
    @Path("series.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Chart series(@BeanParam Asked asked) {
        Instant now = clock.instant();
        List<Series.Point> points = boards.points(asked.ask(access, scopes, now), now);
        return Chart.of(points, asked.look("/").language().bundle(Words.class));
    }
}
