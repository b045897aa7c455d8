package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it runs at a centre, killed between the event and the post. */
class AdapterProcessTest {
    @TempDir
    Path folder;

    private FakePbx pbx;
    private FakeIntake intake;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        pbx = new FakePbx();
        intake = new FakeIntake();
        Files.writeString(folder.resolve("ami-secret"), FakePbx.SECRET + "\n");
        Files.writeString(folder.resolve("client-secret"), "kunci\n");
    }

    @AfterEach
    void stop() throws IOException {
        started.forEach(Process::destroyForcibly);
        pbx.close();
        intake.close();
    }

    @Test
    void shouldTellAfterAKillWhatWasJournaled() throws IOException {
        // Given
        intake.answers(503);
        Process first = adapter();
        await().until(pbx::listening);
        pbx.happen(FakePbx.recorded("answered") + FakePbx.recorded("abandoned"));
        await().until(() ->
                Files.readString(folder.resolve("journal/events.journal")).contains("20-abandoned"));

        // When
        first.destroyForcibly().onExit().join();
        intake.answers(200);
        adapter();

        // Then
        await().untilAsserted(() -> assertThat(intake.heard())
                .containsExactly(
                        "RINGING pbx1-1795550000.10",
                        "ANSWERED pbx1-1795550000.10",
                        "ENDED pbx1-1795550000.10",
                        "RINGING pbx1-1795550000.20",
                        "ABANDONED pbx1-1795550000.20"));
        assertThat(folder.resolve("log"))
                .content()
                .contains("5 event(s) of an earlier run")
                .doesNotContain("6200000");
    }

    @Test
    void shouldEndWhenItIsAskedTo() throws IOException {
        // Given
        Process adapter = adapter();
        await().until(pbx::listening);

        // When
        adapter.destroy();

        // Then
        await().until(() -> !adapter.isAlive());
        assertThat(folder.resolve("log")).content().doesNotContain("CANNOT BE WRITTEN");
    }

    private Process adapter() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--pbx=pbx1",
                        "--ami-host=127.0.0.1",
                        "--ami-port=" + pbx.port(),
                        "--ami-user=layanan112",
                        "--ami-secret-file=" + folder.resolve("ami-secret"),
                        "--queue=antrean-112",
                        "--context=masuk-112",
                        "--intake=" + intake.url("/"),
                        "--token-url=" + intake.url("/token"),
                        "--client-id=pbx",
                        "--client-secret-file=" + folder.resolve("client-secret"),
                        "--journal=" + folder.resolve("journal"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        started.add(process);
        return process;
    }
}
