package id.layanan112.intake.reconciliation;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The proof of a day, over HTTP. */
@Path("/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class ReconciliationResource {
    private final Reconciliation reconciliation;
    private final TelephoneDays telephones;
    private final Access access;

    ReconciliationResource(Reconciliation reconciliation, TelephoneDays telephones, Access access) {
        this.reconciliation = reconciliation;
        this.telephones = telephones;
        this.access = access;
    }

    /**
     * @param closes true when every row closes, and no telephone system counted other calls than it spoke of; exercises
     *     are not in it
     * @param telephoneSystems of centres that sent their own count
     */
    record Proof(
            LocalDate day, boolean closes, List<DayOfRegion> regions, List<TelephoneDay.Compared> telephoneSystems) {}

    @GET
    @Transactional
    @Operation(summary = "Bukti satu hari: kelas + terbuka = jumlah. The proof of a day: classes + open = total.")
    public Proof get(@QueryParam("day") @Nullable String day) {
        LocalDate date = date(day);
        List<DayOfRegion> regions = reconciliation.ofDay(access, date);
        Map<String, Long> heard = regions.stream()
                .collect(
                        Collectors.groupingBy(DayOfRegion::centreCode, Collectors.summingLong(DayOfRegion::heardHere)));
        List<TelephoneDay.Compared> systems = telephones.ofDay(access, date).stream()
                .map(counted -> counted.beside(heard.getOrDefault(counted.centreCode(), 0L)))
                .toList();
        boolean closes = regions.stream().allMatch(DayOfRegion::closes)
                && systems.stream().allMatch(system -> system.missing() == 0);
        return new Proof(date, closes, regions, systems);
    }

    static LocalDate date(@Nullable String text) {
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Told below, like a day that is missing.
        }
        throw new ProblemException(Problem.of(400, "invalid-day", "Hari tidak dapat dibaca.", "The day cannot be read.")
                .withField("day", "invalid-day", "Tulis sebagai TTTT-BB-HH.", "Write it as YYYY-MM-DD."));
    }
}
