package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsOfPointsTest {
    @Test
    void shouldReportIndexAndScanSideBySide() {
        RegionsOfPoints measured = RegionsOfPoints.measure(Shapes.squares(), 500, 7);

        assertThat(measured.different()).isZero();
        assertThat(measured.report())
                .contains(
                        "6 boundaries",
                        "500 random points, seed 7",
                        "linear scan",
                        "locate: unknown",
                        "touchedBy 500 m");
    }
}
