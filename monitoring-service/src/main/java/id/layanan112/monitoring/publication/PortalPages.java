package id.layanan112.monitoring.publication;

import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.publication.DailyCalls.Day;
import id.layanan112.monitoring.publication.MonthlyIncidents.Published;
import id.layanan112.monitoring.publication.PublicRegions.Available;
import id.layanan112.regions.Region;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.web.Clock;
import id.layanan112.web.Look;
import id.layanan112.web.Numbers;
import id.layanan112.web.Table;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The portal: no login, no JavaScript. */
@Path("/public")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PortalPages {
    static final String HTML = "text/html; charset=UTF-8";
    private static final int DAYS = 31;

    private final PublicAnswers answers;
    private final PublicRegions regions;
    private final DailyCalls calls;
    private final Months months;
    private final ClosedDays closed;

    PortalPages(PublicAnswers answers, PublicRegions regions, DailyCalls calls, Months months, ClosedDays closed) {
        this.answers = answers;
        this.regions = regions;
        this.calls = calls;
        this.months = months;
        this.closed = closed;
    }

    /** {@code templates/portal}. */
    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(Look look, String day, List<Table> tables);

        static native TemplateInstance regions(Look look, String available, Table table);

        static native TemplateInstance region(Look look, String name, List<Table> tables);

        static native TemplateInstance months(Look look, List<YearMonth> months, List<Table> tables);

        static native TemplateInstance method(Look look, List<String> files, Table dictionary);
    }

    @GET
    public Response home(
            @RestQuery @Nullable String lang, @RestQuery @Nullable String theme, @Context Request request) {
        return page(request, "/public", lang, theme, look -> {
            LocalDate day = closed.newestEverywhere();
            PublicTables tables = new PublicTables(look);
            String caption = look.language().bundle(PortalWords.class).yesterday(Clock.day(day, look.language()));
            List<Day> newest = calls.of(Place.NATION, day.minusDays(6), day);
            return Templates.home(look, Clock.day(day, look.language()), List.of(tables.calls(caption, newest)));
        });
    }

    @GET
    @Path("regions")
    public Response regions(
            @RestQuery @Nullable String lang, @RestQuery @Nullable String theme, @Context Request request) {
        return page(request, "/public/regions", lang, theme, look -> {
            List<Available> all = regions.all();
            LocalDate day = closed.newestEverywhere();
            long available = all.stream().filter(Available::available).count();
            return Templates.regions(
                    look,
                    Numbers.whole(available, look.language()),
                    new PublicTables(look).regions(all, calls.ofRegions(day), day));
        });
    }

    @GET
    @Path("regions/{code}")
    public Response region(
            @PathParam("code") String code,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String theme,
            @Context Request request) {
        Region region = RegionCode.parse(code)
                .flatMap(Regions::find)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-region", "Wilayah tidak ditemukan.", "The region was not found.")));
        return page(request, "/public/regions/" + region.code(), lang, theme, look -> {
            PublicTables tables = new PublicTables(look);
            PortalWords words = look.language().bundle(PortalWords.class);
            LocalDate day = closed.newest(code);
            List<Table> all = new java.util.ArrayList<>();
            all.add(tables.calls(words.daysCaption(region.name()), calls.of(code, day.minusDays(DAYS - 1), day)));
            months.all().stream().limit(12).forEach(month -> {
                List<Published> its = months.of(month).stream()
                        .filter(cell -> cell.scope().equals(code))
                        .toList();
                if (!its.isEmpty()) {
                    all.add(tables.incidents(
                            words.monthsOf(region.name(), Clock.month(month, look.language())), month, its));
                }
            });
            return Templates.region(look, region.name(), all);
        });
    }

    @GET
    @Path("months")
    public Response months(
            @RestQuery @Nullable String month,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String theme,
            @Context Request request) {
        List<YearMonth> all = months.all();
        YearMonth shown =
                month == null || month.isBlank() ? all.stream().findFirst().orElse(null) : Days.month("month", month);
        if (month != null && shown != null && !all.contains(shown)) {
            throw new ProblemException(
                    Problem.of(404, "unpublished-month", "Bulan ini belum terbit.", "This month is not published."));
        }
        return page(request, "/public/months" + (shown == null ? "" : "?month=" + shown), lang, theme, look -> {
            List<Table> tables = shown == null
                    ? List.of()
                    : List.of(new PublicTables(look)
                            .incidents(
                                    look.language()
                                            .bundle(PortalWords.class)
                                            .monthsCaption(Clock.month(shown, look.language())),
                                    shown,
                                    months.of(shown)));
            return Templates.months(look, all, tables);
        });
    }

    @GET
    @Path("method")
    public Response method(
            @RestQuery @Nullable String lang, @RestQuery @Nullable String theme, @Context Request request) {
        return page(
                request,
                "/public/method",
                lang,
                theme,
                look -> Templates.method(look, OpenData.FILES, new PublicTables(look).dictionary()));
    }

    private Response page(
            Request request,
            String address,
            @Nullable String lang,
            @Nullable String theme,
            Function<Look, TemplateInstance> page) {
        int query = address.indexOf('?');
        Look look = Look.of(
                lang,
                theme,
                query < 0 ? address : address.substring(0, query),
                query < 0 ? Map.of() : Map.of("month", address.substring(query + "?month=".length())));
        return answers.of(
                request,
                address + "|" + look.lang() + "|" + look.light(),
                HTML,
                () -> page.apply(look).setLocale(look.language().words()).render());
    }
}
