package id.layanan112.monitoring.counts;

import static id.layanan112.monitoring.CallHistories.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.CallHistories;
import id.layanan112.monitoring.Seeds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CallStatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final UUID CALL = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @RepeatedTest(20)
    void shouldCountEachCallOnceHoweverItIsTold() {
        // Given
        RandomGenerator random = Seeds.random("CallStatesTest");
        CallHistories histories = new CallHistories(
                random, List.of("32.73", "31.71", "81.71"), List.of(DAY, DAY.minusDays(1), DAY.minusYears(1)));
        List<CallSnapshot> states = histories.of(300);
        List<CallSnapshot> told = histories.shuffledAndDoubled(states);
        told.addAll(histories.shuffledAndDoubled(states));

        // When
        Map<String, Long> counts = counted(told, random);

        // Then
        assertThat(counts).isEqualTo(CallHistories.tally(states));
    }

    @Test
    void shouldMoveACallThatGetsAnotherClass() {
        CallSnapshot open = aCall(CALL, "32.73", DAY, null, IncidentType.FIRE, 1);
        CallSnapshot prank = aCall(CALL, "32.73", DAY, CallClass.PRANK, null, 2);

        CallStates.Change change =
                CallStates.apply(Map.of(CALL, new CallStates.Known(1, Cell.of(open))), List.of(prank));

        assertThat(change.deltas()).containsOnly(Map.entry(Cell.of(open), -1L), Map.entry(Cell.of(prank), 1L));
        assertThat(change.states()).containsOnlyKeys(CALL);
    }

    @Test
    void shouldIgnoreWhatIsOlderThanWhatIsKnown() {
        CallSnapshot prank = aCall(CALL, "32.73", DAY, CallClass.PRANK, null, 2);
        CallSnapshot open = aCall(CALL, "32.73", DAY, null, IncidentType.FIRE, 1);

        CallStates.Change change =
                CallStates.apply(Map.of(CALL, new CallStates.Known(2, Cell.of(prank))), List.of(open, prank));

        assertThat(change.deltas()).isEmpty();
        assertThat(change.states()).isEmpty();
    }

    @Test
    void shouldRememberANewVersionThatCountsInTheSameCell() {
        CallSnapshot first = aCall(CALL, "32.73", DAY, CallClass.NORMAL, IncidentType.FIRE, 1);
        CallSnapshot second = aCall(CALL, "32.73", DAY, CallClass.NORMAL, IncidentType.FIRE, 2);

        CallStates.Change change =
                CallStates.apply(Map.of(CALL, new CallStates.Known(1, Cell.of(first))), List.of(second));

        assertThat(change.deltas()).isEmpty();
        assertThat(change.states()).containsOnly(Map.entry(CALL, new CallStates.Known(2, Cell.of(second))));
    }

    /** Tells the rule in batches of any size, and keeps what it wants to have written. */
    private static Map<String, Long> counted(List<CallSnapshot> told, RandomGenerator random) {
        Map<UUID, CallStates.Known> states = new HashMap<>();
        Map<Cell, Long> counts = new HashMap<>();
        int from = 0;
        while (from < told.size()) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(100));
            CallStates.Change change = CallStates.apply(states, told.subList(from, to));
            assertThat(List.copyOf(change.deltas().keySet())).isSorted();
            states.putAll(change.states());
            change.deltas().forEach((cell, delta) -> counts.merge(cell, delta, Long::sum));
            from = to;
        }
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((cell, calls) -> {
            if (calls != 0) {
                words.put(
                        String.join(
                                " ",
                                cell.localDay().toString(),
                                cell.centre(),
                                cell.region(),
                                cell.callClass(),
                                cell.type(),
                                Boolean.toString(cell.exercise())),
                        calls);
            }
        });
        return words;
    }
}
