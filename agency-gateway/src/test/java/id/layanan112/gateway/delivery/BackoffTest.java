package id.layanan112.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldWaitLongerEachTimeUpToHalfAMinute() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempt -> Backoff.after(attempt, Optional.empty(), () -> 0.9999)
                                        .toSeconds()
                                + 1))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 30L, 30L, 30L);
        assertThat(Backoff.after(3, Optional.empty(), () -> 0)).isZero();
    }

    @Test
    void shouldHonourWhatTheAgencyAsksForWithinReason() {
        assertThat(Backoff.after(1, Optional.of(Duration.ofSeconds(7)), () -> 0))
                .hasSeconds(7);
        assertThat(Backoff.after(1, Optional.of(Duration.ofHours(7)), () -> 0)).hasSeconds(30);
    }
}
