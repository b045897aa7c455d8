package id.layanan112.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is missing or wrong is said at once; the way of its calls is tested on the whole platform. */
class ProbeTest {
    private static final List<String> ALL = List.of(
            "--regions=32.73", "--intake=http://intake", "--gateway=http://gateway-{lane}", "--token-url=http://login");

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--regions, LAYANAN112_PROBE_REGIONS",
        "--intake, LAYANAN112_PROBE_INTAKE",
        "--gateway, LAYANAN112_PROBE_GATEWAY",
        "--token-url, LAYANAN112_PROBE_TOKEN_URL"
    })
    void shouldNameWhatIsMissing(String option, String variable) {
        String[] rest =
                ALL.stream().filter(one -> !one.startsWith(option + "=")).toArray(String[]::new);

        assertThat(probe(rest)).isEqualTo(2);
        assertThat(err.toString()).contains("Set " + variable).contains(", as ");
    }

    @Test
    void shouldTakeSecretsFromTheEnvironmentAlone() {
        assertThat(probe(ALL.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).startsWith("Set LAYANAN112_PROBE_CLIENT_SECRET");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        List<String> more = new ArrayList<>(ALL);
        more.add("--agency-secret=x");

        assertThat(probe(more.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains("--agency-secret");
    }

    private int probe(String... arguments) {
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "probe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
