package id.layanan112.intake.surge;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The surges of the asker's centre, over HTTP: the banner of every screen. */
@Path("/surges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.SUPERVISOR, Roles.MONITORING_ANALYST})
public class SurgesResource {
    private final SurgeDetector detector;
    private final Access access;

    SurgesResource(SurgeDetector detector, Access access) {
        this.detector = detector;
        this.access = access;
    }

    /** @param text of the banner, in both languages */
    record Now(String centreCode, Instant since, double callsPerMinute, double usualPerMinute, Problem.Text text) {}

    record Surges(List<Now> items) {}

    @GET
    @Operation(summary = "Lonjakan panggilan saat ini. Centres that get many more calls than usual.")
    public Surges now() {
        return new Surges(detector.loads().stream()
                .filter(load -> access.sees(load.centreCode()))
                .flatMap(SurgesResource::surging)
                .toList());
    }

    private static Stream<Now> surging(SurgeDetector.Load load) {
        return Stream.ofNullable(load.since())
                .map(since -> new Now(load.centreCode(), since, load.callsPerMinute(), load.usual(), banner(load)));
    }

    private static Problem.Text banner(SurgeDetector.Load load) {
        return new Problem.Text(
                String.format(
                        Locale.of("id"),
                        "LONJAKAN: %.0f panggilan per menit, biasanya %.1f",
                        load.callsPerMinute(),
                        load.usual()),
                String.format(
                        Locale.ROOT,
                        "SURGE: %.0f calls per minute, usually %.1f",
                        load.callsPerMinute(),
                        load.usual()));
    }
}
