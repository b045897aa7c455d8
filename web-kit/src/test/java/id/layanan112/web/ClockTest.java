package id.layanan112.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:05:09Z");

    @Test
    void shouldTellTheTimeInTheRegionsOwnZone() {
        assertThat(Clock.show(NOW, "32.73", NOW)).isEqualTo("14.05 WIB");
        assertThat(Clock.show(NOW, "51.71", NOW)).isEqualTo("15.05 WITA");
        assertThat(Clock.show(NOW, "94", NOW)).isEqualTo("16.05 WIT");
        assertThat(Clock.show(NOW, null, NOW)).isEqualTo("14.05 WIB");
    }

    @Test
    void shouldNameAnotherDay() {
        assertThat(Clock.show(NOW.minusSeconds(86_400), "32.73", NOW)).isEqualTo("22 Nov 2026 14.05 WIB");
    }

    @Test
    void shouldNotInventATime() {
        assertThat(Clock.show(null, "32.73", NOW)).isNull();
    }
}
