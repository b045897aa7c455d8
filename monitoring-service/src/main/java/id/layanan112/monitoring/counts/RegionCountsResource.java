package id.layanan112.monitoring.counts;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts over HTTP: the nation for those who see it, the own regions for a centre's people. */
@Path("/regions/counts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITORING_ANALYST, Roles.SUPERVISOR, Roles.CALL_TAKER, Roles.AUDITOR})
public class RegionCountsResource {
    private final RegionCounts counts;
    private final InstantSource clock;
    private final Access access;

    RegionCountsResource(RegionCounts counts, InstantSource clock, Access access) {
        this.counts = counts;
        this.clock = clock;
        this.access = access;
    }

    record Report(LocalDate day, Instant asOf, List<RegionCounts.Row> regions) {}

    @GET
    public Report get(
            @QueryParam("day") @Nullable LocalDate day,
            @QueryParam("region") @Nullable String region,
            @QueryParam("all") boolean all) {
        LocalDate of = day == null ? counts.today(region) : day;
        Instant now = clock.instant();
        List<RegionCounts.Row> rows = counts.ofDay(of, region, all && access.nation()).stream()
                .filter(row -> access.nation() || (row.centreCode() != null && access.sees(row.centreCode())))
                .toList();
        return new Report(of, now, rows);
    }
}
