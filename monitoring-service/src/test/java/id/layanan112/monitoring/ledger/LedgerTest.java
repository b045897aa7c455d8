package id.layanan112.monitoring.ledger;

import static id.layanan112.monitoring.CallHistories.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.CallSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.CallHistories;
import id.layanan112.monitoring.Seeds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final UUID CALL = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Place BANDUNG = new Place("32.73", "32.73");

    @RepeatedTest(20)
    void shouldCountEachCallOnceHoweverItIsTold() {
        // Given
        RandomGenerator random = Seeds.random("LedgerTest");
        CallHistories histories = new CallHistories(
                random, List.of("32.73", "31.71", "81.71"), List.of(DAY, DAY.minusDays(1), DAY.minusYears(1)));
        List<CallSnapshot> states = histories.of(300);
        List<CallSnapshot> told = histories.shuffledAndDoubled(states);
        told.addAll(histories.shuffledAndDoubled(states));

        // When
        Map<Cell, Long> counts = counted(told, random);

        // Then
        assertThat(words(counts)).isEqualTo(CallHistories.tally(states));
        counts.forEach((cell, n) -> assertThat(n).as("%s", cell).isPositive());
        assertThat(sum(counts, Place.NATION, 10))
                .as("the nation's days")
                .isEqualTo(sum(counts, Place.NATION, 7))
                .isEqualTo(CallHistories.tally(states).values().stream()
                        .mapToLong(n -> n)
                        .sum());
    }

    private static long sum(Map<Cell, Long> counts, String scope, int period) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().scope().equals(scope)
                        && entry.getKey().period().length() == period)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void shouldMoveACallThatGetsAnotherClass() {
        KnownCall open = KnownCall.of(aCall(CALL, "32.73", DAY, null, IncidentType.FIRE, 1));
        KnownCall prank = KnownCall.of(aCall(CALL, "32.73", DAY, CallClass.PRANK, null, 2));

        Change change = new Change();
        change.replace(open, open.merge(prank));

        assertThat(change.cells())
                .containsOnly(
                        Map.entry(call("32.73", "OPEN", "VOICE", "FIRE"), -1L),
                        Map.entry(call("32.73", "PRANK", "VOICE", "-"), 1L),
                        Map.entry(call("@32.73", "OPEN", "-", "-"), -1L),
                        Map.entry(call("@32.73", "PRANK", "-", "-"), 1L));
        assertThat(prank.merge(open)).isEqualTo(prank);
    }

    private static Cell call(String scope, String a, String b, String c) {
        return new Cell(false, DAY.toString(), scope, Subject.CALL, a, b, c);
    }

    @Test
    void shouldMergeWhatThreeServicesSayOfAnIncidentInAnyOrder() {
        KnownIncident opened = new KnownIncident(
                CALL,
                false,
                new KnownIncident.Snapshot(1, BANDUNG, "FIRE", "P1", true, TEN, false),
                null,
                null,
                Decided.NOT_YET);
        List<KnownIncident> parts = List.of(
                opened,
                KnownIncident.delivered(CALL, TEN.plusSeconds(9)),
                KnownIncident.delivered(CALL, TEN.plusSeconds(4)),
                KnownIncident.arrived(CALL, TEN.plusSeconds(600)),
                KnownIncident.decided(CALL, new Decided(1, TEN, List.of("POWER"))),
                KnownIncident.decided(CALL, new Decided(2, TEN, List.of("FIRE"))),
                KnownIncident.decided(CALL, new Decided(2, TEN.plusSeconds(1), List.of())));

        KnownIncident one = parts.stream().reduce(KnownIncident::merge).orElseThrow();
        KnownIncident other =
                parts.reversed().stream().reduce(KnownIncident::merge).orElseThrow();
        Change change = new Change();
        change.replace(null, one);

        assertThat(other).isEqualTo(one);
        assertThat(change.cells())
                .containsOnly(
                        Map.entry(new Cell(false, "2026-11-23", "32.73", Subject.INCIDENT, "FIRE", "P1", "-"), 1L));
        assertThat(change.allTimes())
                .containsEntry(new Clocked(false, "2026-11-23", "ID", Measure.DISPATCH, "-"), Map.of(40L, 1L))
                .containsEntry(new Clocked(false, "2026-11", "32", Measure.RESPONSE, "-"), Map.of(6000L, 1L));
    }

    @Test
    void shouldMeasureNothingWhereAMomentIsMissingOrTheClocksDisagree() {
        assertThat(Tenths.between(TEN, null)).isEmpty();
        assertThat(Tenths.between(null, TEN)).isEmpty();
        assertThat(Tenths.between(TEN, TEN.minusMillis(1))).isEmpty();
        assertThat(Tenths.between(TEN, TEN)).hasValue(0);
        assertThat(Tenths.between(TEN, TEN.plusMillis(1))).hasValue(1);
        assertThat(Tenths.between(TEN, TEN.plusSeconds(10))).hasValue(100);
    }

    @Test
    void shouldLetACallThatWasTakenBackCountNowhereAndNotComeBack() {
        KnownCall call = KnownCall.of(aCall(CALL, "32.73", DAY, CallClass.NORMAL, IncidentType.FIRE, 1));
        KnownCall gone = call.goneAt(2);

        Change change = new Change();
        change.replace(call, call.merge(gone));

        assertThat(change.cells().values()).containsOnly(-1L);
        assertThat(gone.merge(call)).isEqualTo(gone);
    }

    /** Tells the rule in batches of any size, and keeps what it wants to have written. */
    private static Map<Cell, Long> counted(List<CallSnapshot> told, RandomGenerator random) {
        Map<UUID, KnownCall> states = new HashMap<>();
        Map<Cell, Long> counts = new HashMap<>();
        int from = 0;
        while (from < told.size()) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(100));
            Change change = new Change();
            for (CallSnapshot call : told.subList(from, to)) {
                KnownCall now = KnownCall.of(call);
                KnownCall before = states.get(now.id());
                KnownCall merged = before == null ? now : before.merge(now);
                change.replace(before, merged);
                states.put(now.id(), merged);
            }
            change.allCells().forEach((cell, delta) -> counts.merge(cell, delta, Long::sum));
            from = to;
        }
        counts.values().removeIf(n -> n == 0);
        return counts;
    }

    private static Map<String, Long> words(Map<Cell, Long> counts) {
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((cell, calls) -> {
            boolean smallest = cell.scope().length() > 2 && !cell.scope().startsWith(Place.OF_CENTRE);
            if (smallest && cell.period().length() == 10) {
                words.put(
                        String.join(
                                " ",
                                cell.period(),
                                cell.scope(),
                                cell.a(),
                                cell.b(),
                                cell.c(),
                                Boolean.toString(cell.exercise())),
                        calls);
            }
        });
        return words;
    }
}
