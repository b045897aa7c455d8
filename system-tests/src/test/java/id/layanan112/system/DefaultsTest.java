package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.intake.incident.IncidentDefaults;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Intake says whom to phone while routing is dead: from its own table, which must not drift from the policy. */
class DefaultsTest {
    private static final Path POLICY = Path.of(System.getProperty("layanan112.root"))
            .resolve("routing-service/src/main/resources/policy/national.yaml");

    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldPhoneTheKindThatThePolicyAsksFirst(IncidentType type) throws IOException {
        Policy policy = PolicyReader.read(Files.readAllBytes(POLICY));

        IncidentDefaults defaults = IncidentDefaults.of(type);

        assertThat(defaults.lead()).isEqualTo(policy.rule(type).lead());
        if (defaults.sensitivity() == Sensitivity.RESTRICTED) {
            assertThat(policy.restricted()).contains(defaults.lead());
        }
        assertThat(defaults.priority()).isBetween(Priority.P1, Priority.P4);
    }
}
