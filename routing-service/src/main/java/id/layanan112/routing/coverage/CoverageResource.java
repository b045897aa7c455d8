package id.layanan112.routing.coverage;

import id.layanan112.contracts.IncidentType;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Coverage over HTTP. */
@Path("/coverage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.DISPATCHER, Roles.MONITORING_ANALYST, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class CoverageResource {
    private final PresentCoverage coverage;

    CoverageResource(PresentCoverage coverage) {
        this.coverage = coverage;
    }

    @GET
    @Operation(summary = "Siapa yang diminta lebih dulu. Who is asked first, by region and type, and where nobody is.")
    public Coverage get(@QueryParam("region") @Nullable String region, @QueryParam("type") @Nullable String type) {
        if (region != null && RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            throw new ProblemException(
                    Problem.badRequest().withFields(List.of(RegionErrors.unknown("region", region))));
        }
        return coverage.now().only(region, type == null ? null : type(type));
    }

    private static IncidentType type(String word) {
        return Arrays.stream(IncidentType.values())
                .filter(type -> type.name().equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    String all =
                            Arrays.stream(IncidentType.values()).map(Enum::name).collect(Collectors.joining(", "));
                    return new ProblemException(Problem.badRequest()
                            .withField("type", "unknown-type", "Salah satu dari: " + all, "One of: " + all));
                });
    }
}
