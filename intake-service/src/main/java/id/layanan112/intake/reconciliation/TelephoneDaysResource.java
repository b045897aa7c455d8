package id.layanan112.intake.reconciliation;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CurrentCentres;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A telephone system's own count of a day, over HTTP; said again, it is put right. */
@Path("/telephony/days")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TELEPHONY)
public class TelephoneDaysResource {
    private final TelephoneDays days;
    private final CurrentCentres centres;
    private final Access access;
    private final InstantSource clock;

    TelephoneDaysResource(TelephoneDays days, CurrentCentres centres, Access access, InstantSource clock) {
        this.days = days;
        this.centres = centres;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param centreCode needed from a machine that speaks for the nation, else the token's
     * @param calls all calls that came in on that day of the centre, without exercises
     * @param abandoned of these, the calls that ended before anybody answered
     */
    record NewTelephoneDay(
            @Nullable String centreCode,
            @Nullable Long calls,
            @Nullable Long abandoned) {}

    @PUT
    @Path("/{day}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Hitungan sistem telepon untuk satu hari. What the telephone system counted on a day.")
    public TelephoneDay put(String day, @Nullable NewTelephoneDay body) {
        LocalDate date = ReconciliationResource.date(day);
        CallCentre centre = access.centre(body == null ? null : body.centreCode())
                .flatMap(centres.now()::find)
                .orElseThrow(() -> new ProblemException(Problem.invalidBody()
                        .withField(
                                "centreCode",
                                "no-such-centre",
                                "Isi kode pusat panggilan.",
                                "Give the code of a centre.")));
        List<Problem.FieldError> errors = errors(body, date, centre);
        if (!errors.isEmpty() || body == null || body.calls() == null) {
            throw new ProblemException(Problem.invalidBody().withFields(errors));
        }
        return days.keep(centre.code(), date, body.calls(), body.abandoned(), access.who());
    }

    private List<Problem.FieldError> errors(@Nullable NewTelephoneDay body, LocalDate day, CallCentre centre) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Long calls = body == null ? null : body.calls();
        if (calls == null || calls < 0) {
            errors.add(error("calls", "missing-or-negative", "Isi jumlah panggilan.", "Give the number of calls."));
        }
        Long abandoned = body == null ? null : body.abandoned();
        if (abandoned != null && (abandoned < 0 || (calls != null && abandoned > calls))) {
            errors.add(error(
                    "abandoned",
                    "more-than-calls",
                    "Antara 0 dan jumlah panggilan.",
                    "Between 0 and the number of calls."));
        }
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), centre.zone()))) {
            errors.add(error("day", "in-the-future", "Hari ini belum tiba.", "This day has not come yet."));
        }
        return errors;
    }

    private static Problem.FieldError error(String field, String code, String id, String en) {
        return new Problem.FieldError(field, code, new Problem.Text(id, en));
    }
}
