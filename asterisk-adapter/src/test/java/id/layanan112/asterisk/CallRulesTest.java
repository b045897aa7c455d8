package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.asterisk.PbxEvent.Leg;
import id.layanan112.asterisk.PbxEvent.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallRulesTest {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");
    private static final CallerNumber NUMBER = new CallerNumber("+62000000001");
    private static final Leg CALLER = new Leg("1.1", "1.1", NUMBER);
    private static final Leg DESK = new Leg("1.2", "1.1", new CallerNumber("201"));

    private final CallRules rules = new CallRules("pbx1", new Scope(Set.of("masuk-112"), Set.of("antrean-112")));
    private final Calls calls = new Calls();

    @Test
    void shouldRingOnceWhicheverWayTheCallIsSeen() {
        assertThat(told(began(CALLER), joined(CALLER), began(CALLER))).containsExactly("pbx1-1.1-ringing");
    }

    @Test
    void shouldNameTheSameEventTheSameInAnotherProcess() {
        // Given
        Calls others = new Calls();

        // When
        List<TelephonyEvent> here = rules.decide(calls, began(CALLER));
        List<TelephonyEvent> there = rules.decide(others, began(CALLER));

        // Then
        assertThat(here).isEqualTo(there).hasSize(1);
    }

    @Test
    void shouldDecideWithoutChangingAnything() {
        // When
        List<TelephonyEvent> first = rules.decide(calls, began(CALLER));

        // Then
        assertThat(rules.decide(calls, began(CALLER))).isEqualTo(first);
        assertThat(calls.open()).isEmpty();
    }

    @Test
    void shouldAnswerWhenTheCallerTalksWithoutAQueue() {
        assertThat(told(began(CALLER), bridged(DESK), bridged(CALLER), hungUp(CALLER)))
                .containsExactly("pbx1-1.1-ringing", "pbx1-1.1-answered", "pbx1-1.1-ended");
    }

    @Test
    void shouldNotAnswerWhenTheCallerIsPutOnHold() {
        assertThat(told(began(CALLER), new PbxEvent.BridgeEntered(CALLER, true, AT), hungUp(CALLER)))
                .containsExactly("pbx1-1.1-ringing", "pbx1-1.1-abandoned");
    }

    @Test
    void shouldEndACallWithItsCallerNotWithACallTaker() {
        assertThat(told(began(CALLER), agent(CALLER), hungUp(DESK))).doesNotContain("pbx1-1.1-ended");
        assertThat(told(hungUp(CALLER))).containsExactly("pbx1-1.1-ended");
    }

    @Test
    void shouldFollowACallWhoseLinkedIdBecomesTheCallTakers() {
        // Given
        Leg joinedToDesk = new Leg("1.1", "0.7", NUMBER);

        // Then
        assertThat(told(began(CALLER), agent(joinedToDesk), hungUp(joinedToDesk)))
                .containsExactly("pbx1-1.1-ringing", "pbx1-1.1-answered", "pbx1-1.1-ended");
    }

    /** A person hangs up with 16, a network with others. */
    @Test
    void shouldTellThatTheLineBroke() {
        assertThat(all(began(CALLER), agent(CALLER), hungUp(CALLER, 38)))
                .extracting(TelephonyEvent::dropped)
                .containsExactly(false, false, true);
        Leg other = new Leg("2.1", "2.1", NUMBER);
        assertThat(all(began(other), agent(other), hungUp(other, 16)))
                .extracting(TelephonyEvent::dropped)
                .containsOnly(false);
    }

    @Test
    void shouldTellTheNumberOnceAndAsSoonAsItIsKnown() {
        // Given
        Leg unknown = new Leg("1.1", "1.1", null);

        // When
        List<TelephonyEvent> events = all(began(unknown), joined(CALLER), agent(CALLER), hungUp(CALLER));

        // Then
        assertThat(events).extracting(TelephonyEvent::number).containsExactly(null, NUMBER, null);
    }

    @Test
    void shouldTakeACallWhoseBeginningWasMissed() {
        assertThat(told(agent(CALLER), hungUp(CALLER))).containsExactly("pbx1-1.1-answered", "pbx1-1.1-ended");
        Leg other = new Leg("2.1", "2.1", NUMBER);
        assertThat(told(new PbxEvent.QueueAbandoned(other, "antrean-112", AT), hungUp(other)))
                .containsExactly("pbx1-2.1-abandoned");
    }

    @Test
    void shouldEndAnAnsweredCallThatLeavesAQueueAgain() {
        assertThat(told(agent(CALLER), new PbxEvent.QueueAbandoned(CALLER, "antrean-112", AT)))
                .containsExactly("pbx1-1.1-answered", "pbx1-1.1-ended");
    }

    @Test
    void shouldLeaveOtherQueuesAndContextsAlone() {
        assertThat(told(
                        new PbxEvent.ChannelBegan(CALLER, "masuk-kantor", false, AT),
                        new PbxEvent.ChannelBegan(CALLER, "masuk-112", true, AT),
                        new PbxEvent.ChannelBegan(DESK, "masuk-112", false, AT),
                        new PbxEvent.QueueJoined(CALLER, "kantor", AT),
                        new PbxEvent.AgentConnected(CALLER, "kantor", AT),
                        new PbxEvent.QueueAbandoned(CALLER, "kantor", AT),
                        bridged(CALLER),
                        new PbxEvent.Transferred(List.of("1.1"), "1.2", AT),
                        hungUp(CALLER)))
                .isEmpty();
    }

    @Test
    void shouldTellEachTransferApart() {
        assertThat(told(
                        agent(CALLER),
                        new PbxEvent.Transferred(List.of("9.9", "1.1"), "1.2", AT),
                        new PbxEvent.Transferred(List.of("1.1"), "1.5", AT)))
                .containsExactly("pbx1-1.1-answered", "pbx1-1.1-transferred-1.2", "pbx1-1.1-transferred-1.5");
    }

    @Test
    void shouldEndOnlyCallsThatWereOpenBeforeTheList() {
        // Given
        Leg later = new Leg("2.1", "2.1", null);
        told(began(CALLER), began(later));

        // Then
        assertThat(told(listed(Set.of("1.1")))).containsExactly("pbx1-1.1-abandoned");
    }

    @Test
    void shouldFindCallsInTheListAndSayThemOnce() {
        // Given
        Leg half = new Leg("1.9", "1.1", NUMBER);
        PbxEvent list = listed(
                Set.of(),
                channel(CALLER, "antrean-112", true),
                channel(half, "antrean-112", false),
                channel(DESK, null, true));

        // When
        List<TelephonyEvent> events = all(list, list);

        // Then
        assertThat(events).extracting(TelephonyEvent::eventId).containsExactly("pbx1-1.1-ringing", "pbx1-1.1-answered");
        assertThat(events).extracting(TelephonyEvent::at).containsExactly(AT.minusSeconds(20), AT);
    }

    @Test
    void shouldAnswerACallThatTalksInTheList() {
        assertThat(told(began(CALLER), listed(Set.of("1.1"), channel(CALLER, null, true)), hungUp(CALLER)))
                .containsExactly("pbx1-1.1-ringing", "pbx1-1.1-answered", "pbx1-1.1-ended");
    }

    @Test
    void shouldNotBeginACallAgainThatHasEnded() {
        assertThat(told(began(CALLER), hungUp(CALLER))).hasSize(2);
        assertThat(told(
                        began(CALLER),
                        joined(CALLER),
                        agent(CALLER),
                        listed(Set.of(), channel(CALLER, "antrean-112", true)),
                        hungUp(CALLER)))
                .isEmpty();
    }

    @Test
    void shouldNotSayIdsThatIntakeWouldRefuse() {
        // Given
        String id = "9".repeat(150);

        // When
        TelephonyEvent event = TelephonyEvent.transferred("pbx1-" + id, id, id, AT);

        // Then
        assertThat(event.eventId()).hasSizeLessThanOrEqualTo(200);
        assertThat(event).isEqualTo(TelephonyEvent.transferred("pbx1-" + id, id, id, AT));
    }

    @Test
    void shouldShowNobodysNumber() {
        assertThat(List.of(
                                began(CALLER),
                                joined(CALLER),
                                all(began(CALLER)),
                                calls,
                                NUMBER,
                                listed(Set.of(), channel(CALLER, null, true)))
                        .toString())
                .doesNotContain("62000000001");
    }

    private List<String> told(PbxEvent... events) {
        return all(events).stream().map(TelephonyEvent::eventId).toList();
    }

    private List<TelephonyEvent> all(PbxEvent... events) {
        List<TelephonyEvent> all = new ArrayList<>();
        for (PbxEvent event : events) {
            List<TelephonyEvent> told = rules.decide(calls, event);
            told.forEach(calls::apply);
            all.addAll(told);
        }
        return all;
    }

    private static PbxEvent began(Leg leg) {
        return new PbxEvent.ChannelBegan(leg, "masuk-112", false, AT);
    }

    private static PbxEvent joined(Leg leg) {
        return new PbxEvent.QueueJoined(leg, "antrean-112", AT);
    }

    private static PbxEvent agent(Leg leg) {
        return new PbxEvent.AgentConnected(leg, "antrean-112", AT);
    }

    private static PbxEvent bridged(Leg leg) {
        return new PbxEvent.BridgeEntered(leg, false, AT);
    }

    private static PbxEvent hungUp(Leg leg) {
        return hungUp(leg, 16);
    }

    private static PbxEvent hungUp(Leg leg, int cause) {
        return new PbxEvent.HungUp(leg, cause, AT);
    }

    private static PbxEvent listed(Set<String> openBefore, Listed... channels) {
        return new PbxEvent.ChannelsListed(List.of(channels), openBefore, AT);
    }

    private static Listed channel(Leg leg, @Nullable String queue, boolean bridged) {
        return new Listed(leg, "antrean", queue, false, bridged, Duration.ofSeconds(20));
    }
}
