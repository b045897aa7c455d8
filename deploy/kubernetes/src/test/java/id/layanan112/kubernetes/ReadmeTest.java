package id.layanan112.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says can be run here is run here; what it names is there. */
class ReadmeTest {
    private static final Path ROOT = Kustomize.HOME.resolve("../..").normalize();

    @Test
    void shouldNameFilesThatAreThere() throws IOException {
        List<String> named = matches("(?:\\b|`)((?:deploy/kubernetes|overlays|components|base)/[A-Za-z0-9./_-]+)");

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(named)
                .filteredOn(one -> !one.contains("mine"))
                .allMatch(one -> Files.exists(ROOT.resolve(one)) || Files.exists(Kustomize.HOME.resolve(one)));
    }

    @Test
    void shouldBuildWhatItBuilds() throws IOException {
        List<String> built = matches("kubectl (?:kustomize|apply -k|diff -k) (deploy/kubernetes/[a-z/-]+)").stream()
                .distinct()
                .filter(one -> !one.contains("mine"))
                .toList();

        assertThat(built).isNotEmpty();
        built.forEach(one -> assertThat(Kustomize.build(ROOT.resolve(one))).contains("kind: "));
    }

    private static List<String> matches(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Kustomize.HOME.resolve("README.md")))
                .results()
                .map(one -> one.group(1).replaceAll("[.]$", ""))
                .toList();
    }
}
