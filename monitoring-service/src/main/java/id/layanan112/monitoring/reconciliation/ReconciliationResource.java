package id.layanan112.monitoring.reconciliation;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.monitoring.reconciliation.CallByCall.CountedCall;
import id.layanan112.monitoring.reconciliation.CallByCall.Differences;
import id.layanan112.monitoring.reconciliation.Gaps.Compared;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whether figures agree with what centres say, and which calls make the difference. */
@Path("/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR, Roles.AUDITOR, Roles.ADMINISTRATOR, Roles.CENTRE_REPORTER})
public class ReconciliationResource {
    private final Gaps gaps;
    private final CallByCall calls;
    private final Access access;

    ReconciliationResource(Gaps gaps, CallByCall calls, Access access) {
        this.gaps = gaps;
        this.calls = calls;
        this.access = access;
    }

    /** @param agrees when no day has a gap */
    record Report(boolean agrees, List<Compared> days) {}

    @GET
    @Operation(
            summary =
                    "Angka di sini dan laporan tiap pusat. Figures here beside each centre's report, for its last days.")
    public Report get(@QueryParam("centre") @Nullable String centre, @QueryParam("day") @Nullable String day) {
        LocalDate date = day == null ? null : Days.day("day", day);
        List<Compared> days = gaps.all().stream()
                .filter(one -> access.sees(one.centreCode())
                        && (centre == null || centre.equals(one.centreCode()))
                        && (date == null || date.equals(one.day())))
                .toList();
        return new Report(days.stream().noneMatch(Compared::gap), days);
    }

    @GET
    @Path("calls")
    @Operation(
            summary =
                    "Semua panggilan satu pusat pada satu hari, seperti dihitung. All calls of a centre's day, as counted.")
    public List<CountedCall> calls(
            @QueryParam("centre") @Nullable String centre, @QueryParam("day") @Nullable String day) {
        return calls.of(own(centre), Days.day("day", day == null ? "" : day));
    }

    @POST
    @Path("calls")
    @Operation(summary = "Bandingkan dengan daftar pusat. Send the centre's own list, and be told which calls differ.")
    public Differences compare(
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("day") @Nullable String day,
            @Nullable List<@Nullable CountedCall> list) {
        return calls.compare(
                own(centre),
                Days.day("day", day == null ? "" : day),
                list == null
                        ? List.of()
                        : list.stream().filter(Objects::nonNull).toList());
    }

    private String own(@Nullable String centre) {
        if (centre == null || !access.sees(centre)) {
            throw new ProblemException(
                    Problem.of(404, "unknown-centre", "Pusat tidak ditemukan.", "The centre was not found."));
        }
        return centre;
    }
}
