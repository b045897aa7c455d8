package id.layanan112.regions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MeasureBoundariesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldPrintIndexAndScanSideBySide() {
        assertThat(run(Shapes.squares().toString(), "--points", "500", "--seed", "7"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "6 boundaries",
                        "500 random points, seed 7",
                        "linear scan",
                        "locate: unknown",
                        "touchedBy 500 m")
                .endsWith("different answers: 0" + System.lineSeparator());
    }

    @Test
    void shouldExplainItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: ");
    }

    @Test
    void shouldSayWhatIsWrongWithACall() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(run("--fast", "a")).isEqualTo(2);
        assertThat(run("a", "--points", "0")).isEqualTo(2);
        assertThat(run("a", "--seed")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .contains("no FILE is named", "b is not expected", "--fast is not expected", "--points needs a number");
        assertThat(run("missing.geojson")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("missing.geojson: does not exist");
    }

    private int run(String... arguments) {
        return MeasureBoundaries.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }
}
