package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.system.SingleNode.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./112 test} around a Maven that only leaves reports: what a person reads at its end, and its exit code. */
class TestCommandTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of(System.getProperty("layanan112.root"), "112"), folder.resolve("112"));
        Path old = report("old", "<skipped message=\"SKIPPED: of a run before\"/>");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    @Test
    void shouldEndWithWhatWasSkippedAndWhy() throws IOException {
        Answer answer = test("""
                cat >target/surefire-reports/TEST-id.Whole.xml <<'END'
                <skipped message="SKIPPED: a port is in use &amp; nobody&apos;s"/>
                <skipped message="SKIPPED: a port is in use &amp; nobody&apos;s"/>
                END
                cat >target/surefire-reports/TEST-id.One.xml <<'END'
                <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: SKIPPED: no engine
                	at org.junit.jupiter.api.Assumptions.assumeTrue(Assumptions.java:127)
                END
                echo BUILD SUCCESS
                """);

        assertThat(answer.said()).endsWith("""
                BUILD SUCCESS
                Dilewati. Skipped, and why:
                      1 id.One: no engine
                      2 id.Whole: a port is in use & nobody's
                """);
        assertThat(answer.exit()).isZero();
    }

    @Test
    void shouldSayNothingMoreWhenNothingWasSkipped() throws IOException {
        Answer answer = test("echo BUILD SUCCESS");

        assertThat(answer.said()).endsWith("BUILD SUCCESS\n");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void shouldFailWhenMavenFails() throws IOException {
        Answer answer = test("echo BUILD FAILURE; exit 3");

        assertThat(answer.said()).endsWith("BUILD FAILURE\n");
        assertThat(answer.exit()).isEqualTo(3);
    }

    private Answer test(String maven) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : new String[] {"mvn", "chromium", "promtool"}) {
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\n" + maven);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return SingleNode.run(folder, Map.of("PATH", bin + ":" + System.getenv("PATH")), "./112", "test");
    }

    private Path report(String name, String content) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("target/surefire-reports"));
        return Files.writeString(reports.resolve("TEST-id." + name + ".xml"), content);
    }
}
