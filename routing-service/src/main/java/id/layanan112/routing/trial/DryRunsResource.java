package id.layanan112.routing.trial;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.PolicyVersion;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import id.layanan112.routing.decision.RouteDecision;
import id.layanan112.routing.decision.RouteIncident;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.directory.Directories;
import id.layanan112.routing.lifecycle.StoredPolicies;
import id.layanan112.routing.policy.EffectivePolicy;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.PolicySnapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A decision that is made and not told. */
@Path("/dry-runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SUPERVISOR})
public class DryRunsResource {
    private final Policies policies;
    private final StoredPolicies stored;
    private final Directories directories;
    private final InstantSource clock;

    DryRunsResource(Policies policies, StoredPolicies stored, Directories directories, InstantSource clock) {
        this.policies = policies;
        this.stored = stored;
        this.directories = directories;
        this.clock = clock;
    }

    /**
     * @param policyId null: only what holds now is asked
     * @param version of the policy
     */
    record DryRun(
            @Nullable String policyId,
            @Nullable Long version,
            @Nullable TriedIncident incident) {}

    /** @param assignments empty when nothing would be ordered */
    record Decided(
            List<PolicyVersion> policies,
            Priority priority,
            List<Assignment> assignments,
            List<ServiceSubstitution> substitutions,
            List<String> notFound) {}

    /**
     * @param now by the policies in force
     * @param then with the policy that is tried; null when none was named
     */
    record DryRunResult(Decided now, @Nullable Decided then, List<Change> changes) {}

    @POST
    @Operation(summary = "Coba satu kejadian. What would be decided for one incident, now and with a draft.")
    public DryRunResult run(@Nullable DryRun asked) {
        IncidentSnapshot incident = incident(asked);
        if (asked != null && (asked.policyId() == null) != (asked.version() == null)) {
            throw new ProblemException(Problem.invalidBody()
                    .withField(
                            asked.policyId() == null ? "policyId" : "version",
                            "missing",
                            "Sebutkan keduanya, atau tidak sama sekali.",
                            "Name both, or neither."));
        }
        AgencyDirectory directory = directories.now();
        PolicySnapshot present = policies.current();
        EffectivePolicy now = present.of(incident.regionCode());
        RouteDecision before = RouteIncident.decide(incident, now, directory);
        if (asked == null || asked.policyId() == null || asked.version() == null) {
            return new DryRunResult(decided(before, now), null, List.of());
        }
        EffectivePolicy then =
                present.with(stored.get(asked.policyId(), asked.version())).of(incident.regionCode());
        RouteDecision after = RouteIncident.decide(incident, then, directory);
        return new DryRunResult(decided(before, now), decided(after, then), Changes.between(before, after));
    }

    private IncidentSnapshot incident(@Nullable DryRun asked) {
        if (asked == null || asked.incident() == null || asked.incident().incidentType() == null) {
            throw new ProblemException(Problem.invalidBody()
                    .withField("incident.incidentType", "missing", "Sebutkan jenis kejadian.", "Say what happened."));
        }
        String region = asked.incident().regionCode();
        if (region != null && RegionCode.parse(region).flatMap(Regions::find).isEmpty()) {
            throw new ProblemException(
                    Problem.invalidBody().withFields(List.of(RegionErrors.unknown("incident.regionCode", region))));
        }
        return asked.incident().snapshot(asked.incident().incidentType(), clock.instant());
    }

    private static Decided decided(RouteDecision decision, EffectivePolicy policy) {
        return switch (decision) {
            case RouteDecision.Routed routed ->
                new Decided(
                        policy.versions(),
                        routed.priority(),
                        routed.assignments(),
                        routed.substitutions(),
                        routed.notFound());
            case RouteDecision.NothingToOrder none ->
                new Decided(policy.versions(), none.priority(), List.of(), List.of(), none.notFound());
        };
    }
}
