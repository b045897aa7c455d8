package id.layanan112.monitoring.federation;

import id.layanan112.contracts.CallClass;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A centre on another system reports a day, in JSON or CSV: all of it, at a revision. */
@Path("/federation/v1/centres/{centre}/days/{day}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CENTRE_REPORTER, Roles.SUPERVISOR})
public class DayReportsResource {
    private static final String CSV = "text/csv";

    private final DayReports reports;
    private final CurrentCentres centres;
    private final Access access;
    private final InstantSource clock;

    DayReportsResource(DayReports reports, CurrentCentres centres, Access access, InstantSource clock) {
        this.reports = reports;
        this.centres = centres;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What would be taken.
     *
     * @param good whether it can be taken as it is
     * @param mistakes the first hundred
     * @param mistakesInAll how many there are
     * @param newest the revision that is there; null for none
     */
    record Preview(
            boolean good,
            long calls,
            Map<CallClass, Long> byClass,
            List<Mistake> mistakes,
            long mistakesInAll,
            @Nullable Long newest) {}

    @GET
    @Operation(summary = "Semua revisi satu hari. All revisions of a day, the newest first.")
    public List<DayReports.Taken> get(@PathParam("centre") String centre, @PathParam("day") String day) {
        return reports.revisions(own(centre).code(), Days.day("day", day));
    }

    @PUT
    @Operation(
            summary =
                    "Lapor satu hari. Report a day: 201 taken, 200 it was there, 409 the revision is used, 422 says what is wrong.")
    public Response put(@PathParam("centre") String centre, @PathParam("day") String day, @Nullable DayReport report) {
        return take(own(centre), Days.day("day", day), body(report), 1);
    }

    @PUT
    @Consumes(CSV)
    @Operation(summary = "Lapor satu hari sebagai CSV. Report a day as CSV; also as Excel writes it.")
    public Response putCsv(
            @PathParam("centre") String centre,
            @PathParam("day") String day,
            @QueryParam("revision") @Nullable Long revision,
            @QueryParam("total") @Nullable Long total,
            byte[] file) {
        CallCentre own = own(centre);
        LocalDate date = Days.day("day", day);
        return switch (CsvReport.parse(file)) {
            case CsvReport.Parsed.Unreadable(Mistake mistake) -> throw refused(List.of(mistake), 1);
            case CsvReport.Parsed.Lines(List<Line> lines, long firstLine) ->
                take(own, date, new DayReport(revision, total, null, lines), firstLine);
        };
    }

    @POST
    @Path("preview")
    @Operation(summary = "Periksa tanpa menyimpan. Look at a report, line by line, without taking it.")
    public Preview preview(
            @PathParam("centre") String centre, @PathParam("day") String day, @Nullable DayReport report) {
        return preview(own(centre), Days.day("day", day), body(report), 1);
    }

    @POST
    @Path("preview")
    @Consumes(CSV)
    @Operation(summary = "Periksa CSV tanpa menyimpan. Look at a CSV file, line by line, without taking it.")
    public Preview previewCsv(
            @PathParam("centre") String centre,
            @PathParam("day") String day,
            @QueryParam("revision") @Nullable Long revision,
            @QueryParam("total") @Nullable Long total,
            byte[] file) {
        CallCentre own = own(centre);
        LocalDate date = Days.day("day", day);
        return switch (CsvReport.parse(file)) {
            case CsvReport.Parsed.Unreadable(Mistake mistake) ->
                new Preview(false, 0, Map.of(), List.of(mistake), 1, newest(own, date));
            case CsvReport.Parsed.Lines(List<Line> lines, long firstLine) ->
                preview(own, date, new DayReport(revision, total, null, lines), firstLine);
        };
    }

    private static DayReport body(@Nullable DayReport report) {
        return report == null ? new DayReport(null, null, null, null) : report;
    }

    private Preview preview(CallCentre centre, LocalDate day, DayReport report, long firstLine) {
        Long newest = newest(centre, day);
        return switch (ReportRules.check(centre, day, report, firstLine, clock.instant())) {
            case Checked.Good(List<ReportedCall> calls) ->
                new Preview(true, calls.size(), byClass(calls), List.of(), 0, newest);
            case Checked.Bad(List<Mistake> mistakes, long inAll) ->
                new Preview(
                        false, report.calls() == null ? 0 : report.calls().size(), Map.of(), mistakes, inAll, newest);
        };
    }

    private Response take(CallCentre centre, LocalDate day, DayReport report, long firstLine) {
        return switch (ReportRules.check(centre, day, report, firstLine, clock.instant())) {
            case Checked.Bad(List<Mistake> mistakes, long inAll) -> throw refused(mistakes, inAll);
            case Checked.Good(List<ReportedCall> calls) ->
                switch (reports.take(
                        centre.code(), day, report.revision() == null ? 0 : report.revision(), calls, access.who())) {
                    case DayReports.Outcome.New(DayReports.Taken taken) ->
                        Response.status(201).entity(taken).build();
                    case DayReports.Outcome.Same(DayReports.Taken taken) ->
                        Response.ok(taken).build();
                    case DayReports.Outcome.Conflict(long newest) -> throw conflict(newest);
                    case DayReports.Outcome.CountedOtherwise() ->
                        throw new ProblemException(Problem.of(
                                409,
                                "counted-otherwise",
                                "Panggilan hari ini sudah datang dengan cara lain.",
                                "Calls of this day came in another way already; they would count twice."));
                };
        };
    }

    private @Nullable Long newest(CallCentre centre, LocalDate day) {
        return reports.revisions(centre.code(), day).stream()
                .findFirst()
                .map(DayReports.Taken::revision)
                .orElse(null);
    }

    private static Map<CallClass, Long> byClass(List<ReportedCall> calls) {
        return calls.stream()
                .collect(Collectors.groupingBy(
                        ReportedCall::callClass, () -> new EnumMap<>(CallClass.class), Collectors.counting()));
    }

    private static ProblemException refused(List<Mistake> mistakes, long inAll) {
        Problem problem = Problem.of(
                422,
                "report-not-taken",
                "Tidak ada yang disimpan: " + inAll + " kesalahan.",
                "Nothing of it was taken: " + inAll + " mistakes.");
        return new ProblemException(problem.withFields(mistakes.stream()
                .map(one -> new Problem.FieldError(
                        one.line() == 0 ? one.column() : "line " + one.line() + ": " + one.column(),
                        one.code(),
                        new Problem.Text(one.id(), one.en())))
                .toList()));
    }

    private static ProblemException conflict(long newest) {
        return new ProblemException(Problem.of(
                        409,
                        "revision-used",
                        "Revisi ini sudah ada dengan isi lain.",
                        "This revision is there already, and says something else.")
                .withField(
                        "revision",
                        "revision-used",
                        "Revisi terbaru " + newest + "; kirim " + (newest + 1) + " untuk menggantinya.",
                        "The newest revision is " + newest + "; send " + (newest + 1) + " to replace it."));
    }

    /** Another centre does not exist for the asker, like one that nobody has. */
    private CallCentre own(String code) {
        return centres.now()
                .find(code)
                .filter(centre -> access.sees(centre.code()))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "unknown-centre", "Pusat tidak ditemukan.", "The centre was not found.")));
    }
}
