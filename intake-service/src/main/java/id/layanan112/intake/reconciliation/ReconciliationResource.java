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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The proof of a day, over HTTP. */
@Path("/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class ReconciliationResource {
    private final Reconciliation reconciliation;
    private final Access access;

    ReconciliationResource(Reconciliation reconciliation, Access access) {
        this.reconciliation = reconciliation;
        this.access = access;
    }

    /**
     * @param closes true when every row closes; exercises are not in it
     */
    record Proof(LocalDate day, boolean closes, List<DayOfRegion> regions) {}

    @GET
    @Transactional
    @Operation(summary = "Bukti satu hari: kelas + terbuka = jumlah. The proof of a day: classes + open = total.")
    public Proof get(@QueryParam("day") @Nullable String day) {
        LocalDate date = date(day);
        List<DayOfRegion> regions = reconciliation.ofDay(access, date);
        return new Proof(date, regions.stream().allMatch(DayOfRegion::closes), regions);
    }

    private static LocalDate date(@Nullable String text) {
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
