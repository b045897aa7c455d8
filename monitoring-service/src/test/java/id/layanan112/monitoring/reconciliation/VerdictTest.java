package id.layanan112.monitoring.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static DayCounts counts(long normal, long prank) {
        return new DayCounts(new TreeMap<>(Map.of("NORMAL", normal, "PRANK", prank)));
    }

    @Test
    void shouldNotTakeWhatCameSinceTheReportForTooMuch() {
        assertThat(Verdict.of(null, null, false, counts(3, 1), counts(5, 1))).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(counts(3, 1), counts(5, 1), true, counts(6, 1), counts(9, 1)))
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void shouldMissACallThatTheCentreHasPublished() {
        assertThat(Verdict.of(null, null, false, counts(3, 1), counts(2, 1))).isEqualTo(Verdict.MISSING);
    }

    @Test
    void shouldFindACallTooManyWhenALaterReportStillDoesNotHaveIt() {
        assertThat(Verdict.of(counts(3, 1), counts(4, 1), true, counts(3, 1), counts(4, 1)))
                .isEqualTo(Verdict.EXTRA);
        // Made before the figures were looked at: it may only be older than they are.
        assertThat(Verdict.of(counts(3, 1), counts(4, 1), false, counts(3, 1), counts(4, 1)))
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void shouldFindAnotherClassOnADayThatStandsStill() {
        assertThat(Verdict.of(counts(3, 1), counts(2, 2), true, counts(3, 1), counts(2, 2)))
                .isEqualTo(Verdict.OTHERWISE);
        assertThat(Verdict.of(counts(3, 1), counts(2, 2), true, counts(2, 2), counts(2, 2)))
                .as("a call got another class between two reports")
                .isEqualTo(Verdict.AGREES);
    }
}
