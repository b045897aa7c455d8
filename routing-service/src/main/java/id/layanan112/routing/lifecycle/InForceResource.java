package id.layanan112.routing.lifecycle;

import id.layanan112.contracts.RouteEvent.PolicyVersion;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.routing.policy.Policies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What this replica decides with, now. It names no person, and is public. */
@Path("/policy")
@Produces(MediaType.APPLICATION_JSON)
public class InForceResource {
    private final Policies policies;

    InForceResource(Policies policies) {
        this.policies = policies;
    }

    /**
     * @param policies that hold, the narrowest first where a region was named; the built-in one comes last
     * @param storeReached false while they may be older than the store
     */
    record InForce(List<PolicyVersion> policies, boolean storeReached) {}

    @GET
    @Operation(summary = "Kebijakan yang berlaku. The policies in force, of the nation or of one region.")
    public InForce get(@QueryParam("region") @Nullable String region) {
        if (region == null) {
            return new InForce(policies.current().versions(), policies.upToDate());
        }
        if (RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            throw new ProblemException(
                    Problem.badRequest().withFields(List.of(RegionErrors.unknown("region", region))));
        }
        return new InForce(policies.current().of(region).versions(), policies.upToDate());
    }
}
