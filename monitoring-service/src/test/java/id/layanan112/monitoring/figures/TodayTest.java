package id.layanan112.monitoring.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TodayTest {
    /** 23.30 in Jakarta: the next day has begun in Makassar and Jayapura. */
    private static final Instant LATE = Instant.parse("2026-11-23T16:30:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void shouldBeTheRegionsOwnDay() {
        assertThat(Today.of("32.73", LATE)).isEqualTo(TODAY);
        assertThat(Today.of("51.71", LATE)).isEqualTo(TODAY.plusDays(1));
        assertThat(Today.of("81.71", LATE)).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void shouldKnowTheZoneOfACentreThatCoversAProvince() {
        assertThat(Today.of("31", LATE)).isEqualTo(TODAY);
        assertThat(Today.of("94", LATE)).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void shouldBeJakartasDayForWhatHasNoPlace() {
        assertThat(Today.of(null, LATE)).isEqualTo(TODAY);
        assertThat(Today.of("?", LATE)).isEqualTo(TODAY);
    }

    @Test
    void shouldNameEachDateOnce() {
        assertThat(Today.everywhere(LATE)).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(Today.everywhere(Instant.parse("2026-11-23T05:00:00Z"))).containsExactly(TODAY);
    }
}
