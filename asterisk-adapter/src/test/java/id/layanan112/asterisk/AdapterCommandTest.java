package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AdapterCommandTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void shouldExplainItself() {
        // When
        int exit = line().setOut(new PrintWriter(said, true)).execute("--help");

        // Then
        assertThat(exit).isZero();
        assertThat(said.toString()).contains("Meneruskan kejadian", "--queue", "--journal", "Antrean 112");
    }

    @Test
    void shouldRefuseOptionsThatItDoesNotKnow() throws IOException {
        assertThat(refusal("--queues=antrean-112")).contains("Unknown option: '--queues=antrean-112'");
    }

    @Test
    void shouldRefuseToListenToAllCalls() throws IOException {
        assertThat(refusal()).contains("--queue atau --context");
    }

    @Test
    void shouldRefuseToSendNumbersInClear() throws IOException {
        assertThat(refusal("--queue=antrean-112", "--intake=http://intake.example"))
                .contains("--intake: https://");
    }

    @Test
    void shouldRefuseASecretThatIsNotOneLine() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");

        assertThat(refusal("--queue=antrean-112", "--ami-secret-file=" + folder.resolve("empty")))
                .contains("one line");
    }

    @Test
    void shouldRefuseAFolderThatAnotherProcessUses() throws IOException {
        try (Journal held = Journal.open(folder.resolve("journal"))) {
            assertThat(held.waiting()).isZero();
            assertThat(refusal("--queue=antrean-112")).contains("Another process uses the journal");
        }
    }

    private String refusal(String... more) throws IOException {
        Files.writeString(folder.resolve("secret"), "rahasia");
        List<String> all = new ArrayList<>(List.of(
                "--pbx=pbx1",
                "--ami-host=127.0.0.1",
                "--ami-user=layanan112",
                "--token-url=http://127.0.0.1:1/token",
                "--client-id=pbx",
                "--client-secret-file=" + folder.resolve("secret"),
                "--journal=" + folder.resolve("journal")));
        String given = String.join(" ", more);
        if (!given.contains("--intake")) {
            all.add("--intake=http://127.0.0.1:1");
        }
        if (!given.contains("--ami-secret-file")) {
            all.add("--ami-secret-file=" + folder.resolve("secret"));
        }
        all.addAll(List.of(more));
        assertThat(line().setErr(new PrintWriter(said, true)).execute(all.toArray(String[]::new)))
                .isNotZero();
        return said.toString();
    }

    private static CommandLine line() {
        return Main.commandLine();
    }
}
