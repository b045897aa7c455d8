package id.layanan112.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.IncidentType;
import id.layanan112.regions.RegionCode;
import id.layanan112.simulator.Script.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A reconciliation that cannot find anything proves nothing: each of its zeros is shown to be able to be another number. */
class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final List<Line> TWO = List.of(line(1), line(2));
    private static final Counted NOTHING = new Counted(Set.of(), Map.of());
    private static final Counted BOTH = new Counted(Set.of("a", "b"), figures(2));

    @Test
    void shouldBeExactWhenEverythingCameOnce() {
        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "b"), NOTHING, BOTH, 0, 1);

        assertThat(result.exact()).isTrue();
        assertThat(result.created()).isEqualTo(2);
    }

    @Test
    void shouldCountNoNewCallWhenTheRunWasSentBefore() {
        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "b"), BOTH, BOTH, 0, 1);

        assertThat(result.exact()).isTrue();
        assertThat(result.created()).isZero();
    }

    @Test
    void shouldFindALostCall() {
        Counted one = new Counted(Set.of("a"), figures(1));

        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "b"), NOTHING, one, 0, 1);

        assertThat(result.lost()).isEqualTo(1);
        assertThat(result.mismatched()).isEqualTo(2);
        assertThat(result.exact()).isFalse();
    }

    @Test
    void shouldFindARowThatWasNotTaken() {
        Counted one = new Counted(Set.of("a"), figures(1));

        assertThat(Reconciliation.of(TWO, Map.of(1, "a"), NOTHING, one, 0, 1).exact())
                .isFalse();
    }

    @Test
    void shouldFindAPhantom() {
        Counted three = new Counted(Set.of("a", "b", "c"), figures(2));

        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "b"), NOTHING, three, 0, 1);

        assertThat(result.phantom()).isEqualTo(1);
        assertThat(result.exact()).isFalse();
    }

    @Test
    void shouldFindTwoRowsThatBecameOneCall() {
        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "a"), NOTHING, BOTH, 0, 1);

        assertThat(result.duplicate()).isEqualTo(1);
        assertThat(result.exact()).isFalse();
    }

    @Test
    void shouldFindADoubleCountAndAnUnansweredIncident() {
        Counted doubled = new Counted(Set.of("a", "b"), figures(3));

        Reconciliation result = Reconciliation.of(TWO, Map.of(1, "a", 2, "b"), NOTHING, doubled, 1, 1);

        assertThat(result.mismatched()).isEqualTo(2);
        assertThat(result.unacknowledged()).isEqualTo(1);
        assertThat(result.exact()).isFalse();
    }

    private static Line line(int row) {
        return new Line(row, "key" + row, new RegionCode("32.73"), DAY, IncidentType.FIRE, Set.of(), Map.of());
    }

    private static Map<String, Long> figures(long calls) {
        return Map.of(DAY + "/32.73/NORMAL", calls, DAY + "/32.73/FIRE", calls);
    }
}
