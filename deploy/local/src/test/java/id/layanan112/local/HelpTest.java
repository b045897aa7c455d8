package id.layanan112.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "token"})
    void shouldExplainEachCommand(String name) {
        CommandLine line = Main.commandLine();
        var said = new java.io.StringWriter();
        line.setOut(new java.io.PrintWriter(said));

        int code = line.execute(name, "--help");

        assertThat(code).isZero();
        assertThat(said.toString()).contains("Usage: 112 " + name);
    }
}
