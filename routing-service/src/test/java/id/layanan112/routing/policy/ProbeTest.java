package id.layanan112.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyKinds;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeTest {
    private final EffectivePolicy policy = new PolicySnapshot(List.of()).of(null);

    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldAskThroughEveryLaneAndNobodyElseWhateverItIsAbout(IncidentType type) {
        assertThat(kinds(incident(type, Set.of("POLICE", "FIRE"), true, true))).isEqualTo(AgencyKinds.PROBED);
        assertThat(AgencyKinds.PROBED.stream().map(Lane::ofKind)).containsExactlyInAnyOrder(Lane.values());
    }

    @Test
    void shouldHaveOneLead() {
        assertThat(needed(incident(IncidentType.FIRE, Set.of(), true, true)).kinds())
                .filteredOn(one -> one.role() == DispatchRole.LEAD)
                .extracting(NeededKinds.Needed::kind)
                .containsExactly("PROBE_OTHER");
    }

    @Test
    void shouldTakeBackAllOrdersOfOneThatIsClosed() {
        assertThat(kinds(incident(IncidentType.FIRE, Set.of(), false, true))).isEmpty();
    }

    /** A dispatcher who types the code would have an order that a machine accepts. */
    @ParameterizedTest
    @EnumSource(IncidentType.class)
    void shouldNeverAskTheProbesAgenciesForWhatAPersonWaitsFor(IncidentType type) {
        assertThat(kinds(incident(type, Set.copyOf(AgencyKinds.PROBED), true, null)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(AgencyKinds.PROBED);
    }

    /** An intake that says so of a real one would have it go to nobody. */
    @Test
    void shouldAskRealAgenciesForWhatIsNoExercise() {
        assertThat(kinds(incident(IncidentType.FIRE, Set.of(), true, true, false)))
                .contains("FIRE")
                .doesNotContainAnyElementsOf(AgencyKinds.PROBED);
    }

    private List<String> kinds(IncidentSnapshot incident) {
        return needed(incident).kinds().stream().map(NeededKinds.Needed::kind).toList();
    }

    private NeededKinds needed(IncidentSnapshot incident) {
        Situation situation = new Situation(
                incident.incidentType(),
                incident.priority(),
                incident.hazards(),
                incident.victims(),
                incident.sensitivity(),
                LocalTime.NOON,
                kind -> OwnAgency.ACTIVE);
        return NeededKinds.of(incident, situation, policy);
    }

    private static IncidentSnapshot incident(
            IncidentType type, Set<String> asked, boolean open, @Nullable Boolean probe) {
        return incident(type, asked, open, probe, true);
    }

    private static IncidentSnapshot incident(
            IncidentType type, Set<String> asked, boolean open, @Nullable Boolean probe, boolean exercise) {
        return new IncidentSnapshot(
                new UUID(0, 1),
                1,
                "32.73",
                "32.73",
                List.of(),
                type,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(Hazard.values()),
                Victims.UNKNOWN,
                asked,
                Set.of(),
                open,
                Instant.EPOCH,
                exercise,
                ProtectedBlocks.NONE,
                probe);
    }
}
