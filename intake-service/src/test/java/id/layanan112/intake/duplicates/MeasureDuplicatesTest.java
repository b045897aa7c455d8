package id.layanan112.intake.duplicates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureDuplicatesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void shouldPrintTheRuleBesideDistanceAlone() throws IOException {
        // Given: the same crash twice, another crash elsewhere, and one at the same corner a day later
        Path recording = Files.writeString(folder.resolve("calls.csv"), """
                40.1,-75.1,EMS: VEHICLE ACCIDENT,2016-01-15 12:00,NORRISTOWN,A ST & B ST
                40.1,-75.1,Traffic: VEHICLE ACCIDENT -,2016-01-15 12:04,NORRISTOWN,A ST & B ST
                40.3,-75.4,Traffic: VEHICLE ACCIDENT -,2016-01-15 12:05,POTTSTOWN,C ST & D ST
                40.1,-75.1,Traffic: VEHICLE ACCIDENT -,2016-01-16 11:00,NORRISTOWN,A ST & B ST
                """);
        // When
        assertThat(run(recording.toString())).isZero();
        // Then
        assertThat(out.toString(UTF_8))
                .contains("4 calls, seed 112")
                .containsPattern("0 m +the rule +1\\.000 +1\\.000")
                .containsPattern("0 m +distance alone +0\\.333 +1\\.000");
    }

    @Test
    void shouldSayWhatIsWrong() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("none.csv").toString())).isEqualTo(2);
        Path rubbish = Files.writeString(folder.resolve("rubbish.csv"), "a,b\n");
        assertThat(run(rubbish.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("No such file", "line 1 is not lat,lng");
        assertThat(run("--help")).isZero();
    }

    private int run(String... arguments) {
        return MeasureDuplicates.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }
}
