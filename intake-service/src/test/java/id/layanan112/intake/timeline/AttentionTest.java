package id.layanan112.intake.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionTest {
    private static final Instant SAVED = Instant.parse("2026-11-24T20:00:00Z");
    private static final Attention.Targets TARGETS =
            new Attention.Targets(Duration.ofSeconds(30), Duration.ofSeconds(90));
    private static final Rung DAMKAR = new Rung(RungSource.OWN, "32.73-fire", "FIRE", "Damkar", "(000) 555-0001");
    private static final Rung HUMAN = new Rung(RungSource.SUPERVISOR, null, null, "Penyelia", "(000) 555-0002");

    @Test
    void shouldTellWhomToPhoneWhenNothingWasHeardOfRouting() {
        Followed silent = new Followed(null, List.of());
        assertThat(after(29, incident(1, true), silent)).isEmpty();
        assertThat(after(30, incident(1, true), silent)).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo(Attention.Code.NOT_SENT_PHONE);
            assertThat(one.kind()).isEqualTo("FIRE");
            assertThat(one.text().en()).isEqualTo("NOT SENT: PHONE Damkar 113");
        });
    }

    @Test
    void shouldNotTakeAnOldDecisionForAnAnswerToTheNewState() {
        assertThat(after(30, incident(2, true), ordered(1, DispatchStatus.ACCEPTED)))
                .hasSize(1);
    }

    @Test
    void shouldTellToPhoneAllThatADispatcherAskedFor() {
        Followed silent = new Followed(null, List.of());
        Incident both = incident(1, true, Set.of("MEDICAL"), Set.of());
        assertThat(after(30, both, silent)).extracting(Attention::kind).containsExactly("FIRE", "MEDICAL");
        assertThat(of(30, both, silent, Set.of("FIRE")))
                .extracting(Attention::kind)
                .containsExactly("MEDICAL");
        assertThat(after(30, incident(2, true, Set.of("MEDICAL"), Set.of("FIRE")), silent))
                .extracting(Attention::kind)
                .containsExactly("MEDICAL");
    }

    /** Who has accepted an older state does not know the new one: the agency that holds it is phoned. */
    @Test
    void shouldTellToPhoneWhoKnowsAnOlderState() {
        assertThat(after(30, incident(2, true, Set.of("MEDICAL"), Set.of()), ordered(1, DispatchStatus.ACCEPTED)))
                .extracting(one -> one.kind() + " " + one.telephone())
                .containsExactly("FIRE (000) 555-0001", "MEDICAL 119");
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatchStatus.class,
            names = {"ORDERED", "ESCALATED", "DECLINED"})
    void shouldTellWhomToPhoneWhenAnOrderDoesNotArrive(DispatchStatus status) {
        assertThat(after(29, incident(1, true), ordered(1, status))).isEmpty();
        assertThat(after(30, incident(1, true), ordered(1, status)))
                .extracting(Attention::code)
                .containsExactly(Attention.Code.NOT_SENT_PHONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatchStatus.class,
            names = {"DELIVERED", "RECEIVED", "READ", "DEFERRED"})
    void shouldTellWhomToPhoneWhenNobodyAccepts(DispatchStatus status) {
        assertThat(after(89, incident(1, true), ordered(1, status))).isEmpty();
        assertThat(after(90, incident(1, true), ordered(1, status)))
                .extracting(Attention::code)
                .containsExactly(Attention.Code.NOT_ACCEPTED_PHONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatchStatus.class,
            names = {"ACCEPTED", "PARTIAL", "EN_ROUTE", "ON_SCENE", "DONE", "WITHDRAWN"})
    void shouldBeQuietOnceSomebodyComes(DispatchStatus status) {
        assertThat(after(3600, incident(1, true), ordered(1, status))).isEmpty();
    }

    @Test
    void shouldNotLetChangesPutOffADeadline() {
        Followed.Order order = new Followed.Order(
                UUID.randomUUID(), "FIRE", DispatchRole.LEAD, DispatchStatus.DELIVERED, DAMKAR, SAVED.minusSeconds(80));
        Followed followed =
                new Followed(new Followed.Route(2, List.of(new Followed.Asked("FIRE", DAMKAR)), HUMAN), List.of(order));
        assertThat(after(10, incident(2, true), followed))
                .extracting(Attention::code)
                .containsExactly(Attention.Code.NOT_ACCEPTED_PHONE);
    }

    @Test
    void shouldNameTheHumanWhoHoldsWhatNoAgencyTook() {
        assertThat(after(1, incident(1, true), ordered(1, DispatchStatus.UNFULFILLED)))
                .extracting(Attention::code)
                .containsExactly(Attention.Code.UNFULFILLED);
        assertThat(after(1, incident(1, true), new Followed(new Followed.Route(1, List.of(), HUMAN), List.of())))
                .extracting(Attention::agency)
                .containsExactly("Penyelia");
    }

    @Test
    void shouldBeQuietAfterAPersonHasPhonedOrClosed() {
        Followed silent = new Followed(null, List.of());
        assertThat(of(3600, incident(1, true), silent, Set.of("FIRE"))).isEmpty();
        assertThat(of(3600, incident(1, true), silent, Set.of("POLICE"))).hasSize(1);
        assertThat(of(3600, incident(1, true), ordered(1, DispatchStatus.UNFULFILLED), Set.of("FIRE")))
                .hasSize(1);
        assertThat(after(3600, incident(1, false), silent)).isEmpty();
    }

    private static List<Attention> after(long seconds, Incident incident, Followed followed) {
        return of(seconds, incident, followed, Set.of());
    }

    private static List<Attention> of(long seconds, Incident incident, Followed followed, Set<String> told) {
        return Attention.of(incident, SAVED, SAVED.plusSeconds(seconds), followed, TARGETS, told, NationalNumbers::of);
    }

    private static Followed ordered(long revision, DispatchStatus status) {
        return new Followed(
                new Followed.Route(revision, List.of(new Followed.Asked("FIRE", DAMKAR)), HUMAN),
                List.of(new Followed.Order(UUID.randomUUID(), "FIRE", DispatchRole.LEAD, status, DAMKAR, SAVED)));
    }

    private static Incident incident(long revision, boolean open) {
        return incident(revision, open, Set.of(), Set.of());
    }

    private static Incident incident(long revision, boolean open, Set<String> asked, Set<String> withdrawn) {
        return new Incident(
                UUID.randomUUID(),
                revision,
                "32.73",
                "32.73",
                List.of(),
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.UNKNOWN,
                asked,
                withdrawn,
                open,
                SAVED,
                false,
                false);
    }
}
