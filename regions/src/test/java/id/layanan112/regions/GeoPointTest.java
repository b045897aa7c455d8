package id.layanan112.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GeoPointTest {
    @Test
    void shouldNotTellWhereItIs() {
        assertThat(new GeoPoint(-6.9, 107.6)).hasToString("GeoPoint[...]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeoPoint(107.612345, -6.912345))
                .withMessageNotContainingAny("612345", "912345");
    }

    @Test
    void shouldRefuseWhatIsNotOnEarth() {
        for (double[] wrong : new double[][] {
            {90.1, 0},
            {-90.1, 0},
            {0, 180.1},
            {0, -180.1},
            {Double.NaN, 0},
            {0, Double.NaN},
            {Double.POSITIVE_INFINITY, 0}
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(wrong[0], wrong[1]));
        }
        assertThat(new GeoPoint(90, -180).latitude()).isEqualTo(90);
    }
}
