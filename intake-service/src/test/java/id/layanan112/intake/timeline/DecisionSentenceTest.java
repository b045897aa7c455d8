package id.layanan112.intake.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AgencyState;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.RouteEvent.Assignment;
import id.layanan112.contracts.RouteEvent.PassedOver;
import id.layanan112.contracts.RouteEvent.PolicyVersion;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.RouteEvent.ServiceSubstitution;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionSentenceTest {
    private static final Rung HUMAN = new Rung(RungSource.SUPERVISOR, null, null, "Penyelia Bandung", null);
    private static final Rung NCC = new Rung(RungSource.NATIONAL, "id-medical", "MEDICAL", "NCC 119", "119");

    @Test
    void shouldSayWhomItAsksAndWhyAndWhoStandsInAndByWhichPolicy() {
        RouteDecided decided = decided(
                List.of(
                        assignment("FIRE", DispatchRole.LEAD, "Damkar Bandung", "kebakaran", "fire"),
                        assignment("POLICE", DispatchRole.SUPPORTING, "Polres Bandung", "kebakaran", "fire"),
                        assignment(
                                "MEDICAL", DispatchRole.SUPPORTING, "NCC 119", "ada yang terluka", "people are hurt")),
                List.of(new ServiceSubstitution("MEDICAL", List.of(), false, NCC)),
                null);

        assertThat(DecisionSentence.of(decided).id())
                .isEqualTo(
                        "Damkar Bandung (utama), Polres Bandung karena “kebakaran”; NCC 119 karena “ada yang"
                                + " terluka”. Tidak ada PSC di wilayah ini: NCC 119. Kebijakan kota-bandung 3, national-default 2");
        assertThat(DecisionSentence.of(decided).en())
                .isEqualTo("Damkar Bandung (lead), Polres Bandung because of “fire”; NCC 119 because of “people are"
                        + " hurt”. No PSC in this region: NCC 119. Policy kota-bandung 3, national-default 2");
    }

    @Test
    void shouldSayWhichAgencyWasPassedOver() {
        RouteDecided decided = decided(
                List.of(assignment(
                        "MEDICAL", DispatchRole.LEAD, "NCC 119", "gawat darurat medis", "medical emergency")),
                List.of(new ServiceSubstitution(
                        "MEDICAL",
                        List.of(
                                new PassedOver("a", "PSC 119 Bandung", AgencyState.DIVERTING),
                                new PassedOver("b", "RSUD Bandung", AgencyState.INACTIVE)),
                        false,
                        NCC)),
                null);

        assertThat(DecisionSentence.of(decided).en())
                .contains(". PSC 119 Bandung is diverting, RSUD Bandung is not active: NCC 119.");
        assertThat(DecisionSentence.of(decided).id())
                .contains(". PSC 119 Bandung sedang mengalihkan, RSUD Bandung tidak aktif: NCC 119.");
    }

    /** Events of an older routing have one language, and say nothing of who stands in. */
    @Test
    void shouldReadWhatOlderRoutingTold() {
        RouteDecided decided = decided(
                List.of(assignment("FIRE", DispatchRole.LEAD, "Damkar Bandung", "types.FIRE.lead", null)), null, null);

        assertThat(DecisionSentence.of(decided).en())
                .isEqualTo("Damkar Bandung (lead) because of “types.FIRE.lead”."
                        + " Policy kota-bandung 3, national-default 2");
    }

    @Test
    void shouldSayWhyNothingIsOrdered() {
        RouteDecided decided = decided(List.of(), List.of(), "the incident is closed");

        assertThat(DecisionSentence.of(decided).id()).isEqualTo("kejadian sudah ditutup");
        assertThat(DecisionSentence.of(decided).en()).isEqualTo("the incident is closed");
    }

    private static Assignment assignment(
            String kind, DispatchRole role, String agency, String reason, @Nullable String reasonEn) {
        Rung rung = new Rung(RungSource.OWN, "one", kind, agency, null);
        return new Assignment(
                new UUID(0, kind.hashCode()), kind, role, "ID/x", reason, List.of(rung, HUMAN), reasonEn, 60L, null);
    }

    private static RouteDecided decided(
            List<Assignment> assignments, @Nullable List<ServiceSubstitution> substitutions, @Nullable String reason) {
        return new RouteDecided(
                new UUID(0, 1),
                1,
                "32.73",
                "32.73",
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                false,
                List.of(new PolicyVersion("kota-bandung", "32.73", 3), new PolicyVersion("national-default", "ID", 2)),
                assignments,
                List.of(),
                reason,
                HUMAN,
                Instant.EPOCH,
                substitutions,
                null);
    }
}
