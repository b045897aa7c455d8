package id.layanan112.monitoring.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.monitoring.freshness.Freshness.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @ParameterizedTest(name = "a report {0} s ago: {1}")
    @CsvSource({
        "-5, REPORTING",
        "0, REPORTING",
        "29, REPORTING",
        "30, LATE",
        "119, LATE",
        "120, SILENT",
        "86400, SILENT"
    })
    void shouldBeAsFreshAsTheLastReport(long seconds, State expected) {
        assertThat(Freshness.of(NOW.minusSeconds(seconds), null, NOW).state()).isEqualTo(expected);
    }

    @Test
    void shouldBeSilentWithoutAnyReport() {
        assertThat(Freshness.of(null, null, NOW).state()).isEqualTo(State.SILENT);
    }
}
