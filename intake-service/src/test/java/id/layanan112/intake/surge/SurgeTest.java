package id.layanan112.intake.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.layanan112.intake.surge.Surge.Turn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SurgeTest {
    private static final Surge RULE = new Surge(10, 30);

    @Test
    void shouldCompareACentreWithItself() {
        assertThat(RULE.judge(false, 45, 0.2)).isEqualTo(Turn.STARTS);
        assertThat(RULE.judge(false, 45, 20)).isEqualTo(Turn.STAYS);
        assertThat(RULE.judge(false, 200, 20)).isEqualTo(Turn.STARTS);
    }

    @Test
    void shouldNotTakeAFewCallsAtNightForASurge() {
        assertThat(RULE.judge(false, 12, 0.01)).isEqualTo(Turn.STAYS);
    }

    @Test
    void shouldNotFlicker() {
        assertThat(RULE.judge(true, 29, 0.2)).isEqualTo(Turn.STAYS);
        assertThat(RULE.judge(true, 15, 0.2)).isEqualTo(Turn.STAYS);
        assertThat(RULE.judge(true, 14, 0.2)).isEqualTo(Turn.ENDS);
    }

    @Test
    void shouldLearnSlowlyAndNotFromASurge() {
        double usual = 0;
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
            usual = Surge.learn(usual, 10, Duration.ofMinutes(1), null);
        }
        assertThat(usual).isCloseTo(6.3, within(0.1));
        assertThat(Surge.learn(usual, 900, Duration.ofMinutes(10), Duration.ofHours(23)))
                .isEqualTo(usual);
    }

    /** A large centre on its first day: nothing is usual yet. */
    @Test
    void shouldNotCallASurgeWhatNeverEnds() {
        double usual = 0;
        boolean surging = true;
        int minutes = 0;
        while (surging && minutes < 7 * 24 * 60) {
            usual = Surge.learn(usual, 60, Duration.ofMinutes(1), Duration.ofMinutes(minutes++));
            surging = RULE.judge(true, 60, usual) == Turn.STAYS;
        }
        assertThat(Duration.ofMinutes(minutes)).isBetween(Duration.ofDays(1), Duration.ofDays(4));
    }
}
