package id.layanan112.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Sensitivity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Intake says whom to phone while routing is dead: what it says must not drift from the policy. */
class NationalPolicyTest {
    private final Policy policy = new Policies().current();

    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldAskFirstWhomIntakeSaysToPhone(IncidentType type) {
        IncidentDefaults defaults = IncidentDefaults.of(type);

        assertThat(policy.rule(type).lead()).isEqualTo(defaults.lead());
        if (defaults.sensitivity() == Sensitivity.RESTRICTED) {
            assertThat(policy.restricted()).contains(defaults.lead());
        }
    }
}
