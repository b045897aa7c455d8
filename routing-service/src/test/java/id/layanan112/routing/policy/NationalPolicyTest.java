package id.layanan112.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.IncidentDefaults;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NationalPolicyTest {
    private final EffectivePolicy policy = new PolicySnapshot(List.of()).of(null);

    /** Intake says whom to phone while routing is dead: what it says must not drift from the policy. */
    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldAskFirstWhomIntakeSaysToPhone(IncidentType type) {
        IncidentDefaults defaults = IncidentDefaults.of(type);
        Situation situation = new Situation(
                type,
                Priority.P3,
                Set.of(),
                Victims.UNKNOWN,
                defaults.sensitivity(),
                LocalTime.NOON,
                kind -> OwnAgency.ACTIVE);

        NeededKinds.Needed first = NeededKinds.of(Incidents.open(situation), situation, policy)
                .kinds()
                .getFirst();

        assertThat(first.kind()).isEqualTo(defaults.lead());
        assertThat(first.role()).isEqualTo(DispatchRole.LEAD);
        if (defaults.sensitivity() == Sensitivity.RESTRICTED) {
            assertThat(policy.restricted()).contains(defaults.lead());
        }
    }

    /** Nothing beneath it could decide: each type has a lead at any hour, and each priority a deadline. */
    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldHaveALeadForEachTypeWhateverElseIsSo(IncidentType type) {
        assertThat(policy.rules(type))
                .anyMatch(one -> one.rule().lead() != null
                        && one.rule()
                                .when()
                                .equals(new Condition(
                                        Set.of(type),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        null,
                                        null,
                                        java.util.Map.of())));
        for (Priority priority : Priority.values()) {
            assertThat(BuiltInPolicy.national().deadlines().get(Policy.ANY_KIND))
                    .containsKey(priority);
        }
    }

    /** Decisions name the version: another text under the same version would make them say what was not so. */
    @Test
    void shouldHaveAnotherVersionWhenItsTextChanges() throws Exception {
        try (InputStream yaml =
                Objects.requireNonNull(BuiltInPolicy.class.getResourceAsStream(BuiltInPolicy.RESOURCE))) {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(yaml.readAllBytes()));
            assertThat(BuiltInPolicy.VERSION + " " + hash.substring(0, 16))
                    .as("raise BuiltInPolicy.VERSION, and write both here")
                    .isEqualTo("2 32221554f57a7e4c");
        }
    }
}
