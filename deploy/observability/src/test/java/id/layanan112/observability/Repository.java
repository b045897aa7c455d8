package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that are compared. */
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    static final Path HERE = ROOT.resolve("deploy/observability");
    static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Repository() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their names; at least one, or a test would compare nothing. */
    static List<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).as("%s in %s", ending, folder).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made from others, and kept so that nobody has to make it: compared, or written when that is asked for. */
    static void same(Path file, String made) {
        if (Boolean.getBoolean("layanan112.observability.write")) {
            try {
                Files.writeString(file, made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(Files.exists(file) ? text(file) : "")
                .as("%s: run with -Dlayanan112.observability.write=true", file)
                .isEqualTo(made);
    }
}
