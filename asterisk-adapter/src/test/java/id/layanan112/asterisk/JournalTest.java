package id.layanan112.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Duration NOW = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatIsNotDoneInItsOrder() throws IOException, InterruptedException {
        // Given
        try (Journal journal = Journal.open(folder)) {
            journal.add(List.of(ringing("1.1"), ringing("2.1")));
            journal.add(List.of(ended("1.1"), ringing("3.1")));
            journal.done(List.of(ringing("1.1")));
        }

        // When
        try (Journal again = Journal.open(folder)) {
            // Then
            assertThat(again.next(2, NOW)).containsExactly(ringing("2.1"), ended("1.1"));
            assertThat(again.next(9, NOW)).containsExactly(ringing("2.1"), ended("1.1"), ringing("3.1"));
        }
    }

    @Test
    void shouldRememberOpenCallsWithoutTheirNumbers() throws IOException {
        // Given
        try (Journal journal = Journal.open(folder)) {
            journal.add(List.of(ringing("1.1"), ringing("2.1")));
            journal.done(List.of(ringing("1.1"), ringing("2.1")));
            journal.add(List.of(ended("1.1")));
            journal.done(List.of(ended("1.1")));
        }

        // When
        try (Journal again = Journal.open(folder)) {
            // Then
            assertThat(again.known()).containsExactly(ringing("2.1").withoutNumber());
            assertThat(again.waiting()).isZero();
            assertThat(file()).content().doesNotContain("62000000001");
        }
    }

    @Test
    void shouldReadWhatAKilledProcessLeft() throws IOException, InterruptedException {
        // Given
        try (Journal journal = Journal.open(folder)) {
            journal.add(List.of(ringing("1.1")));
            Path copy = Files.createDirectory(folder.resolve("copy"));
            Files.copy(file(), copy.resolve("events.journal"));
        }
        Files.writeString(folder.resolve("copy/events.journal"), "{\"event\":{\"eve", StandardOpenOption.APPEND);

        // When
        try (Journal left = Journal.open(folder.resolve("copy"))) {
            left.add(List.of(ended("1.1")));

            // Then
            assertThat(left.next(9, NOW)).containsExactly(ringing("1.1"), ended("1.1"));
            try (Stream<Path> files = Files.list(folder.resolve("copy"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .anyMatch(name -> name.startsWith("events.journal.damaged-"));
            }
        }
    }

    @Test
    void shouldNotGrowWithCallsThatAreOver() throws IOException {
        // When
        try (Journal journal = Journal.open(folder)) {
            for (int i = 0; i < 2_000; i++) {
                journal.add(List.of(ringing("1." + i), ended("1." + i)));
                journal.done(List.of(ringing("1." + i), ended("1." + i)));
            }

            // Then
            assertThat(Files.size(file())).isLessThan(600_000);
            assertThat(journal.known()).isEmpty();
        }
    }

    @Test
    void shouldTellEvenWhatTheDiskDoesNotTake() throws IOException, InterruptedException {
        // Given
        try (Journal journal = Journal.open(folder)) {
            // An interrupt closes the file under whoever writes it.
            Thread.currentThread().interrupt();
            journal.add(List.of(ringing("1.1")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file()).isEmptyFile();
            assertThat(journal.next(9, NOW)).containsExactly(ringing("1.1"));

            // When
            journal.add(List.of(ringing("2.1")));

            // Then
            assertThat(file()).content().contains("pbx1-1.1-ringing", "pbx1-2.1-ringing");
        }
    }

    @Test
    void shouldBeReadByItsOwnerOnly() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.add(List.of(ringing("1.1")));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    private Path file() {
        return folder.resolve("events.journal");
    }

    private static TelephonyEvent ringing(String call) {
        return TelephonyEvent.of(
                "pbx1-" + call,
                call,
                TelephonyEvent.Type.RINGING,
                Instant.parse("2026-11-25T03:00:00Z"),
                new CallerNumber("+62000000001"));
    }

    private static TelephonyEvent ended(String call) {
        return TelephonyEvent.of(
                "pbx1-" + call, call, TelephonyEvent.Type.ENDED, Instant.parse("2026-11-25T03:02:00Z"), null);
    }
}
