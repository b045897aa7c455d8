package id.layanan112.monitoring.figures;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.monitoring.counts.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Tally.Figure count(String callClass, String type, long calls) {
        return new Tally.Figure("2026-06-01", "32.73", callClass, "VOICE", type, calls);
    }

    @Test
    void shouldCloseOverClassesAndOpenCalls() {
        Figures figures = Figures.of(List.of(
                count("NORMAL", "FIRE", 3),
                count("NORMAL", "FLOOD", 2),
                count("GHOST", "-", 4),
                count("OPEN", "FIRE", 1)));

        assertThat(figures.total()).isEqualTo(10);
        assertThat(figures.open()).isEqualTo(1);
        assertThat(figures.byClass()).isEqualTo(Map.of("NORMAL", 5L, "GHOST", 4L));
        assertThat(figures.byType()).isEqualTo(Map.of("FIRE", 4L, "FLOOD", 2L));
    }

    @Test
    void shouldCountRestrictedTypesWithoutNamingThem() {
        Figures figures =
                Figures.of(List.of(count("NORMAL", "DOMESTIC_VIOLENCE", 2), count("NORMAL", "CHILD_ABUSE", 1)));

        assertThat(figures.total()).isEqualTo(3);
        assertThat(figures.byType()).isEmpty();
    }

    @Test
    void shouldAddUpRegions() {
        Figures one = Figures.of(List.of(count("NORMAL", "FIRE", 3), count("OPEN", "-", 1)));
        Figures other = Figures.of(List.of(count("NORMAL", "FLOOD", 2)));

        Figures sum = Figures.sum(List.of(one, other));

        assertThat(sum.total()).isEqualTo(6);
        assertThat(sum.open()).isEqualTo(1);
        assertThat(sum.byClass()).isEqualTo(Map.of("NORMAL", 5L));
        assertThat(sum.byType()).isEqualTo(Map.of("FIRE", 3L, "FLOOD", 2L));
    }
}
