package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final List<String> MODULES = List.of(
            "service-kit", "web-kit", "intake-service", "routing-service", "agency-gateway", "monitoring-service");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern LOUD = Pattern.compile("LOG\\.(?:error|fatal)f?\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String GLOSSARY = Repository.text(Repository.ROOT.resolve("docs/logs.md"));

    @Test
    void shouldExplainOnlyWhatServicesSay() throws IOException {
        String code = code();
        assertThat(GLOSSARY.substring(GLOSSARY.indexOf("## Phrases"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|")[1])
                        .flatMap(cell -> QUOTED.matcher(cell).results().map(found -> found.group(1)))
                        .flatMap(phrase -> Arrays.stream(phrase.split("<[^>]*>|\\.\\.\\."))))
                .isNotEmpty()
                .map(LogsTest::bare)
                .filteredOn(fixed -> fixed.length() > 3)
                .allSatisfy(fixed -> assertThat(code).contains(fixed));
    }

    @Test
    void shouldExplainWhateverIsLoud() throws IOException {
        assertThat(LOUD.matcher(code()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(15)
                .allSatisfy(message -> assertThat(Arrays.stream(message.split("%[a-z]"))
                                .map(LogsTest::bare)
                                .filter(fixed -> fixed.length() > 5))
                        .as(message)
                        .anyMatch(GLOSSARY::contains));
    }

    private static String bare(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(module + "/src/main/java"))) {
                code.append(files.filter(file -> file.toString().endsWith(".java"))
                        .map(Repository::text)
                        .collect(Collectors.joining("\n")));
            }
        }
        return code.toString();
    }
}
