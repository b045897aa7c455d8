package id.layanan112.monitoring.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.publication.DailyCalls.Day;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.web.CsvTable;
import id.layanan112.web.JsonTable;
import id.layanan112.web.Language;
import id.layanan112.web.Look;
import id.layanan112.web.Table;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The same tables as files, under addresses that stay. */
@Path("/public/data")
@PermitAll
public class OpenData {
    static final List<String> FILES = List.of(
            "regions.csv",
            "regions.json",
            "calls-daily.csv",
            "calls-daily.json",
            "incidents-monthly.csv",
            "incidents-monthly.json",
            "dictionary.csv",
            "dictionary.json");

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";
    private static final int DAYS_OF_ALL = 31;
    private static final int DAYS_OF_ONE = 366;

    private final PublicAnswers answers;
    private final PublicRegions regions;
    private final DailyCalls calls;
    private final Months months;
    private final ClosedDays closed;
    private final ObjectMapper json;

    OpenData(
            PublicAnswers answers,
            PublicRegions regions,
            DailyCalls calls,
            Months months,
            ClosedDays closed,
            ObjectMapper json) {
        this.answers = answers;
        this.regions = regions;
        this.calls = calls;
        this.months = months;
        this.closed = closed;
        this.json = json;
    }

    @GET
    @Path("regions.{form:csv|json}")
    public Response regions(
            @PathParam("form") String form, @RestQuery @Nullable String lang, @Context Request request) {
        return file(request, "regions", form, lang, "", tables -> {
            LocalDate day = closed.newestEverywhere();
            return tables.regions(regions.all(), calls.ofRegions(day), day);
        });
    }

    /**
     * @param region one region, or {@code ID} for the nation; none: every region
     * @param from the first day, {@code YYYY-MM-DD}; none: as many as one answer holds
     * @param to the last day; none: the newest closed one
     */
    @GET
    @Path("calls-daily.{form:csv|json}")
    public Response calls(
            @PathParam("form") String form,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String lang,
            @Context Request request) {
        String scope = scope(region);
        LocalDate last = to == null ? closed.newestEverywhere() : Days.day("to", to);
        LocalDate first = from == null ? last.minusDays(DAYS_OF_ALL - 1) : Days.day("from", from);
        long most = scope == null ? DAYS_OF_ALL : DAYS_OF_ONE;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= most) {
            throw new ProblemException(Problem.badRequest()
                    .withField(
                            "from",
                            "invalid-span",
                            "Paling banyak " + most + " hari, dari yang pertama sampai yang terakhir.",
                            "At most " + most + " days, from the first to the last."));
        }
        return file(request, "calls-daily", form, lang, scope + "/" + first + "/" + last, tables -> {
            List<Day> days = new ArrayList<>();
            if (scope != null) {
                days.addAll(calls.of(scope, first, last));
            } else {
                for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
                    days.addAll(calls.ofRegions(day).values());
                }
            }
            return tables.calls("calls-daily", days);
        });
    }

    /** @param month {@code YYYY-MM}; none: the newest that is published */
    @GET
    @Path("incidents-monthly.{form:csv|json}")
    public Response incidents(
            @PathParam("form") String form,
            @RestQuery @Nullable String month,
            @RestQuery @Nullable String lang,
            @Context Request request) {
        List<YearMonth> all = months.all();
        YearMonth asked = month == null
                ? all.stream().findFirst().orElseThrow(OpenData::unpublished)
                : Days.month("month", month);
        if (!all.contains(asked)) {
            throw unpublished();
        }
        return file(
                request,
                "incidents-monthly",
                form,
                lang,
                asked.toString(),
                tables -> tables.incidents("incidents-monthly", asked, months.of(asked)));
    }

    @GET
    @Path("dictionary.{form:csv|json}")
    public Response dictionary(
            @PathParam("form") String form, @RestQuery @Nullable String lang, @Context Request request) {
        return file(request, "dictionary", form, lang, "", PublicTables::dictionary);
    }

    private Response file(
            Request request,
            String name,
            String form,
            @Nullable String lang,
            String which,
            java.util.function.Function<PublicTables, Table> make) {
        Look look = Look.of(lang, null, "/public/data", Map.of());
        String address = name + "." + form + "/" + which + "/" + look.lang();
        Supplier<Table> table = () -> make.apply(new PublicTables(look));
        return form.equals("csv")
                ? answers.of(request, address, CsvTable.MEDIA_TYPE, () -> CsvTable.of(table.get()))
                : answers.of(
                        request, address, MediaType.APPLICATION_JSON, () -> json(name, look.language(), table.get()));
    }

    private String json(String name, Language language, Table table) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("id", "https://layanan112.id/data/" + name);
        whole.put("licence", LICENCE);
        whole.put(
                "about",
                language.say(
                        "Hari setempat tiap wilayah; lihat /public/method.",
                        "Each region's own days; see /public/method."));
        whole.put("items", JsonTable.of(table));
        try {
            return json.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String scope(@Nullable String region) {
        if (region == null || region.equals(Place.NATION)) {
            return region;
        }
        return RegionCode.parse(region)
                .flatMap(Regions::find)
                .map(known -> known.code().value())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-region", "Wilayah tidak ditemukan.", "The region was not found.")));
    }

    private static ProblemException unpublished() {
        return new ProblemException(
                Problem.of(404, "unpublished-month", "Bulan ini belum terbit.", "This month is not published."));
    }
}
