package id.layanan112.routing.lifecycle;

import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicyRefused;
import jakarta.enterprise.context.ApplicationScoped;

/** Versions of policies, whatever their standing, for those who try them out. */
@ApplicationScoped
public class StoredPolicies {
    private final PolicyRows rows;

    StoredPolicies(PolicyRows rows) {
        this.rows = rows;
    }

    /** @throws id.layanan112.kit.web.ProblemException when there is none, or none that this program can read */
    public Policy get(String policyId, long version) {
        StoredVersion stored =
                rows.find(policyId, version).orElseThrow(() -> PolicyErrors.of(new PolicyBook.Outcome.Unknown()));
        try {
            return PolicyReader.read(stored.document(), version);
        } catch (PolicyRefused e) {
            throw PolicyErrors.invalid(e.findings());
        }
    }
}
