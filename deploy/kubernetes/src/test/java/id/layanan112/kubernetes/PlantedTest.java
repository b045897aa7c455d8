package id.layanan112.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule sees the mistake that it is there for, and no other rule does. A mistake is a file: in which document of the
 * overlay {@code region}, at which place (a JSON pointer), what stands there instead; nothing instead takes it away, no
 * place the whole document; a place that ends with {@code /-} adds; or a document that is there besides.
 */
class PlantedTest {
    private static final Path PLANTED = Kustomize.HOME.resolve("src/test/resources/planted");

    @ParameterizedTest
    @MethodSource("planted")
    void shouldBeSeenByItsRuleAlone(String file) throws IOException {
        Manifests sound = Kustomize.overlay("region");
        Manifests planted = plant(
                sound.copy(), Manifests.YAML.readTree(PLANTED.resolve(file).toFile()));

        List<String> complaining = Rule.all().stream()
                .filter(one -> !one.broken().apply(planted).isEmpty())
                .map(Rule::name)
                .toList();

        assertThat(complaining).containsExactly(rule(file));
    }

    @Test
    void shouldBePlantedForEveryRuleAndForNothingElse() throws IOException {
        assertThat(planted().map(PlantedTest::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Rule.all().stream().map(Rule::name).toList());
    }

    static Stream<String> planted() throws IOException {
        try (Stream<Path> files = Files.list(PLANTED)) {
            return files.map(one -> one.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** {@code schema.removed.yaml} is for the rule {@code schema}. */
    private static String rule(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    private static Manifests plant(Manifests manifests, JsonNode mistake) {
        if (mistake.has("document")) {
            List<ObjectNode> more = new ArrayList<>(manifests.all());
            more.add(mistake.get("document").deepCopy());
            return new Manifests(manifests.overlay(), more);
        }
        String in = mistake.path("in").asText();
        ObjectNode document = manifests.all().stream()
                .filter(one -> Manifests.title(one)
                        .replaceAll("(ConfigMap/.*)-[a-z0-9]{10}$", "$1")
                        .equals(in))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + in));
        if (!mistake.has("at")) {
            return new Manifests(
                    manifests.overlay(),
                    manifests.all().stream().filter(one -> one != document).toList());
        }
        String at = mistake.path("at").asText();
        JsonNode parent = document.at(at.substring(0, at.lastIndexOf('/')));
        String last = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/");
        JsonNode value = mistake.get("is");
        if (parent instanceof ArrayNode array) {
            if (last.equals("-")) {
                array.add(value);
            } else if (value == null) {
                array.remove(Integer.parseInt(last));
            } else {
                array.set(Integer.parseInt(last), value);
            }
        } else if (value == null) {
            assertThat(((ObjectNode) parent).remove(last)).as(at).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return manifests;
    }
}
