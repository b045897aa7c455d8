package id.layanan112.routing.lifecycle;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.routing.policy.Scope;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Whose policies somebody may change: a centre's people those of its regions, the nation's all. */
@RequestScoped
public class PolicyScopes {
    private final Access access;

    PolicyScopes(Access access) {
        this.access = access;
    }

    /** True when somebody may change the policies of this place, and see what they would change. */
    public boolean covers(Scope scope) {
        return access.nation()
                || (scope instanceof Scope.Region(String code)
                        && access.centre()
                                .flatMap(CallCentres.builtIn()::find)
                                .filter(centre -> covers(centre, code))
                                .isPresent());
    }

    /** @throws ProblemException when somebody may not */
    public void check(Scope scope) {
        if (!covers(scope)) {
            throw new ProblemException(Problem.of(
                    403,
                    "other-region",
                    "Kebijakan wilayah ini bukan wewenang pusat Anda.",
                    "The policies of this place are not your centre's."));
        }
    }

    /** A place that is no more is the nation's. */
    void check(Optional<StoredVersion> stored) {
        stored.ifPresent(version -> check(Scope.parse(version.scope()).orElse(Scope.NATION)));
    }

    private static boolean covers(CallCentre centre, String region) {
        return centre.regions().stream().anyMatch(one -> one.value().equals(region));
    }
}
