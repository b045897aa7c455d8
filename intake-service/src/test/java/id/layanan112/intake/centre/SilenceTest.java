package id.layanan112.intake.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void shouldGoByHowManyCallsWereToBeExpected() {
        assertThat(Silence.longest(1)).contains(Duration.ofMinutes(20));
        assertThat(Silence.longest(0.1)).contains(Duration.ofMinutes(200));
    }

    @Test
    void shouldNotBeImpatientWithABusyCentre() {
        assertThat(Silence.longest(1_000)).contains(Duration.ofMinutes(5));
    }

    @Test
    void shouldSayNothingOfAQuietCentre() {
        assertThat(Silence.longest(0.01)).isEmpty();
        assertThat(Silence.longest(0)).isEmpty();
        assertThat(Silence.longest(Double.NaN)).isEmpty();
    }
}
