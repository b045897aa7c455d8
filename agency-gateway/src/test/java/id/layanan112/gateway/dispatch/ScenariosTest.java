package id.layanan112.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.AckStep;
import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Each file of {@code scenarios/} as it stands: given a chain of agencies with their channels, what happens when, and
 * what comes of it. Silence is what happens by itself: a deadline that passes between two lines is told in the second.
 */
class ScenariosTest {
    private static final Path FILES = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(read(file))));
    }

    /** Each rung of the ladder, and each word that an agency may say, is in a story. */
    @Test
    void shouldTellOfEachRungAndEachAnswer() throws IOException {
        String all = files().stream().map(ScenariosTest::text).collect(Collectors.joining());
        for (AckStep step : EnumSet.complementOf(EnumSet.of(AckStep.OTHER))) {
            assertThat(all).containsPattern("answer: \\S+ " + step);
        }
        Set<String> rungs = new TreeSet<>();
        for (DispatchStatus status : DispatchStatus.values()) {
            if (all.contains("status: " + status + "\n") || all.contains("status: " + status + " ")) {
                rungs.add(status.name());
            }
        }
        // An order is never at rest on these: it is escalated and declined on its way to somebody.
        assertThat(rungs)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(
                                DispatchStatus.OTHER,
                                DispatchStatus.ESCALATED,
                                DispatchStatus.DECLINED,
                                DispatchStatus.PARTIAL))
                        .stream()
                        .map(Enum::name)
                        .toList());
    }

    private static void play(Map<String, Object> scenario) {
        assertThat(scenario.keySet()).containsExactly("given", "story");
        Play play = new Play(map(Objects.requireNonNull(scenario.get("given"))));
        for (Object one : (List<?>) Objects.requireNonNull(scenario.get("story"))) {
            Map<String, Object> line = map(one);
            assertThat(play.step(line)).as(line.toString()).isEqualTo(line.getOrDefault("then", List.of()));
            if (line.containsKey("status")) {
                assertThat(play.order().status().name()).isEqualTo(line.get("status"));
            }
            if (line.containsKey("coming")) {
                assertThat(play.order().standing().coming().stream().map(ScenariosTest::told))
                        .containsExactlyElementsOf(((List<?>) Objects.requireNonNull(line.get("coming")))
                                .stream().map(Object::toString).toList());
            }
        }
    }

    private static String told(Coming coming) {
        return coming.agencyId() + " " + coming.status() + (coming.partly() ? " with a part" : "");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Object> read(Path file) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
