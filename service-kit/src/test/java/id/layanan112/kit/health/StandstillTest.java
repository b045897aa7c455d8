package id.layanan112.kit.health;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.kit.health.Standstill.Sight;
import id.layanan112.kit.health.Standstill.Verdict;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private final Standstill standstill = new Standstill(ofSeconds(30));

    @Test
    void shouldEndAProcessThatFinishesNothingThoughEverythingAnswers() {
        assertThat(standstill.judge(new Sight(1, true, ZERO), ofSeconds(30))).isInstanceOf(Verdict.End.class);
    }

    @Test
    void shouldWaitForABrokerOrDatabaseThatIsAway() {
        assertThat(standstill.judge(new Sight(-1, true, ofSeconds(300)), ofSeconds(300)))
                .isInstanceOf(Verdict.Live.class);
        assertThat(standstill.judge(new Sight(9, false, ofSeconds(300)), ofSeconds(300)))
                .isInstanceOf(Verdict.Live.class);
    }

    @Test
    void shouldLetAnIdleProcessLive() {
        assertThat(standstill.judge(new Sight(0, true, ZERO), ofSeconds(3000))).isInstanceOf(Verdict.Live.class);
    }

    @Test
    void shouldEndAProcessWhoseChannelIsClosed() {
        assertThat(standstill.judge(new Sight(0, true, ofSeconds(29)), ZERO)).isInstanceOf(Verdict.Live.class);
        assertThat(standstill.judge(new Sight(0, true, ofSeconds(30)), ZERO)).isInstanceOf(Verdict.End.class);
    }
}
