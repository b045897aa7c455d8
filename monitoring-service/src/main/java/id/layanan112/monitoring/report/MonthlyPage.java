package id.layanan112.monitoring.report;

import static id.layanan112.web.Table.Column.number;
import static id.layanan112.web.Table.Column.text;

import id.layanan112.contracts.CallClass;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Days;
import id.layanan112.monitoring.dashboard.Words;
import id.layanan112.monitoring.figures.Scopes;
import id.layanan112.monitoring.figures.Summaries;
import id.layanan112.monitoring.figures.Summary;
import id.layanan112.monitoring.figures.Targets;
import id.layanan112.monitoring.figures.Times;
import id.layanan112.monitoring.figures.Today;
import id.layanan112.monitoring.ledger.Measure;
import id.layanan112.web.Clock;
import id.layanan112.web.CsvTable;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Table;
import id.layanan112.web.Table.Cell;
import id.layanan112.web.Table.Row;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The report of one month, to be printed or sent on. */
@Path("/monthly")
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR})
public class MonthlyPage {
    private final Summaries summaries;
    private final Scopes scopes;
    private final Scheme scheme;
    private final Access access;
    private final InstantSource clock;

    MonthlyPage(
            Summaries summaries,
            Scopes scopes,
            Access access,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.monitoring.monthly-scheme") Optional<java.nio.file.Path> scheme) {
        this.summaries = summaries;
        this.scopes = scopes;
        this.access = access;
        this.clock = clock;
        this.scheme = scheme.map(Scheme::read).orElseGet(Scheme::builtIn);
    }

    /** {@code templates/report}. */
    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance monthly(
                Look look, String name, String month, YearMonth shown, List<Table> tables);
    }

    /**
     * @param scope {@code ID}, a province or a region; none: the nation, or a centre's first region
     * @param month {@code YYYY-MM}; none: the one that is over
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(
            @RestQuery @Nullable String scope,
            @RestQuery @Nullable String month,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String theme) {
        String of = scopes.asked(scope, access);
        YearMonth shown = month(month, of);
        Map<String, @Nullable String> query = new HashMap<>();
        query.put("scope", of);
        query.put("month", shown.toString());
        Look look = Look.of(lang, theme, "/monthly", query);
        Language language = look.language();
        return Templates.monthly(
                        look, Scopes.name(of), Clock.month(shown, language), shown, tables(of, shown, language))
                .setLocale(language.words());
    }

    /** All of it in one file: what, which, how many. */
    @GET
    @Path("report.csv")
    @Produces(CsvTable.MEDIA_TYPE)
    public Response csv(
            @RestQuery @Nullable String scope, @RestQuery @Nullable String month, @RestQuery @Nullable String lang) {
        String of = scopes.asked(scope, access);
        YearMonth shown = month(month, of);
        List<Row> rows = new ArrayList<>();
        tables(of, shown, Language.of(lang))
                .forEach(table -> table.rows().forEach(row -> {
                    for (int i = 1; i < row.cells().size(); i++) {
                        if (table.columns().get(i).number()) {
                            rows.add(Row.of(
                                    Cell.text(of),
                                    Cell.text(shown.toString()),
                                    Cell.text(table.id()),
                                    Cell.text(String.valueOf(row.head().raw())),
                                    Cell.text(row.head().text()),
                                    Cell.text(table.columns().get(i).name()),
                                    row.cells().get(i)));
                        }
                    }
                }));
        Table whole = new Table(
                "monthly",
                "monthly",
                List.of(
                        text("scope", "scope"),
                        text("month", "month"),
                        text("table", "table"),
                        text("code", "code"),
                        text("name", "name"),
                        text("figure", "figure"),
                        number("value", "value")),
                rows);
        return Response.ok(CsvTable.of(whole))
                .header("Content-Disposition", "attachment; filename=\"112-" + of + "-" + shown + ".csv\"")
                .build();
    }

    private List<Table> tables(String scope, YearMonth month, Language language) {
        Words words = language.bundle(Words.class);
        String span = Clock.month(month, language);
        Summary summary = summaries.of(scope, month.atDay(1), month.atEndOfMonth(), Targets.INDONESIA);
        return List.of(
                calls(summary, words, span, language),
                classes(summary, words, span, language),
                times(summary, words, span, language));
    }

    private static Table calls(Summary summary, Words words, String span, Language language) {
        List<Row> rows = new ArrayList<>();
        for (CallClass one : CallClass.values()) {
            rows.add(Row.of(
                    Cell.text(words.classOf(one)).raw(one),
                    Cell.whole(summary.calls().byClass().getOrDefault(one.name(), 0L), language)));
        }
        rows.add(Row.of(
                Cell.text(words.open()).raw("OPEN"), Cell.whole(summary.calls().open(), language)));
        rows.add(new Row(
                "sum",
                null,
                List.of(
                        Cell.text(words.sum()).raw("TOTAL"),
                        Cell.whole(summary.calls().total(), language))));
        return new Table(
                "calls",
                words.classesCaption(span),
                List.of(text("class", words.callClass()), number("calls", words.calls())),
                rows);
    }

    private Table classes(Summary summary, Words words, String span, Language language) {
        List<Row> rows = new ArrayList<>();
        scheme.count(summary.incidents())
                .forEach((one, n) -> rows.add(Row.of(
                        Cell.text(one.code() + ". " + one.name(language)).raw(one.code()), Cell.whole(n, language))));
        rows.add(new Row(
                "sum",
                null,
                List.of(Cell.text(words.sum()).raw("TOTAL"), Cell.whole(summary.incidentsInAll(), language))));
        return new Table(
                "incidents",
                words.typesCaption(span),
                List.of(text("class", words.type()), number("incidents", words.incidents())),
                rows);
    }

    private static Table times(Summary summary, Words words, String span, Language language) {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Times times = summary.of(measure);
            rows.add(Row.of(
                    Cell.text(words.measureOf(measure)).raw(measure),
                    Cell.whole(times == null ? 0 : times.measured(), language),
                    Cell.seconds(times == null ? null : times.p50(), language),
                    Cell.seconds(times == null ? null : times.p90(), language),
                    Cell.share(times == null ? null : times.share(), language),
                    Cell.text(words.definitionOf(measure))));
        }
        return new Table(
                "times",
                words.timesCaption(span),
                List.of(
                        text("measure", words.measure()),
                        number("measured", words.measured()),
                        number("p50", words.p50()),
                        number("p90", words.p90()),
                        number("within", words.within()),
                        text("definition", words.definition())),
                rows);
    }

    private YearMonth month(@Nullable String text, String scope) {
        if (text == null || text.isBlank()) {
            return YearMonth.from(Today.of(scope, clock.instant())).minusMonths(1);
        }
        return Days.month("month", text);
    }
}
