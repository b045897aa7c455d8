package id.layanan112.monitoring.figures;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Days;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
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

    /**
     * @param day the day asked for; null: each region's own today, as its row says
     * @param total the sum of the rows: of the nation, for those who see it
     */
    record Report(@Nullable LocalDate day, Instant asOf, Figures total, List<RegionRow> regions) {}

    /**
     * @param day {@code YYYY-MM-DD}, a day of the regions' own; none: today
     * @param region one region only
     * @param all also the regions without a centre and without calls: all 514
     */
    @GET
    public Report get(
            @QueryParam("day") @Nullable String day,
            @QueryParam("region") @Nullable String region,
            @QueryParam("all") boolean all) {
        Instant now = clock.instant();
        LocalDate date = day == null ? null : Days.day("day", day);
        List<RegionRow> rows = region == null ? visible(date, all) : one(date, region, now);
        return new Report(
                date, now, Figures.sum(rows.stream().map(RegionRow::figures).toList()), rows);
    }

    private List<RegionRow> visible(@Nullable LocalDate date, boolean all) {
        return (date == null ? counts.today(all) : counts.ofDay(date, all))
                .stream().filter(this::sees).toList();
    }

    private List<RegionRow> one(@Nullable LocalDate date, String region, Instant now) {
        if (RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            throw unknownRegion();
        }
        List<RegionRow> rows = counts.ofDay(date == null ? Today.of(region, now) : date, true).stream()
                .filter(row -> region.equals(row.regionCode()) && sees(row))
                .toList();
        if (rows.isEmpty()) {
            throw unknownRegion();
        }
        return rows;
    }

    private boolean sees(RegionRow row) {
        return access.nation() || (row.centreCode() != null && access.sees(row.centreCode()));
    }

    /** Another centre's region does not exist for the asker, like one that nobody has. */
    private static ProblemException unknownRegion() {
        return new ProblemException(
                Problem.of(404, "unknown-region", "Wilayah tidak ditemukan.", "The region was not found.")
                        .withField(
                                "region",
                                "unknown-region",
                                "Tidak ada wilayah dengan kode ini yang dapat Anda lihat.",
                                "There is no region of this code that you may see."));
    }
}
