package id.layanan112.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisedTest {
    private final PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true);
    private final Supervised part = new Supervised("sleeper", 0, SupervisedTest::sleeper, () -> {}, silent);

    @AfterEach
    void end() {
        part.end();
    }

    @Test
    void shouldStartAgainWhatWasKilledAndCountIt() {
        part.begin();
        long first = part.state().pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> part.state().restarts() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> part.state().pid() != first);
        assertThat(ProcessHandle.of(part.state().pid())).isPresent();
    }

    @Test
    void shouldLeaveNoProcessAndNotStartItAgainOnceEnded() {
        part.begin();
        ProcessHandle process = ProcessHandle.of(part.state().pid()).orElseThrow();

        part.end();

        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        assertThat(part.state().restarts()).isZero();
    }

    @Test
    void shouldNotStartWhatWasEndedBefore() {
        part.end();

        part.begin();

        assertThat(part.state().pid()).isZero();
    }

    private static Supervised.Running sleeper() {
        try {
            Process process = new ProcessBuilder("sleep", "60").start();
            return new Supervised.Running() {
                @Override
                public Process process() {
                    return process;
                }

                @Override
                public void stop() {
                    process.destroyForcibly();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
