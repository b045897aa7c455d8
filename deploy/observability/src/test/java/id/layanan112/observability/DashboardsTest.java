package id.layanan112.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardsTest {
    private static final Path FOLDER = Repository.HERE.resolve("dashboards");

    @Test
    void shouldBeMadeOfTheirSource() throws JsonProcessingException {
        for (Map.Entry<String, JsonNode> source : Dashboards.sources().properties()) {
            Repository.same(
                    FOLDER.resolve(source.getKey() + ".json"), Dashboards.json(source.getKey(), source.getValue()));
        }
        assertThat(Repository.in(FOLDER, ".json"))
                .hasSize(Dashboards.sources().properties().size());
    }

    @Test
    void shouldAllBeTakenAlongByKustomize() {
        JsonNode files = Repository.yaml(Repository.HERE.resolve("kustomization.yaml"))
                .path("configMapGenerator")
                .path(0)
                .path("files");
        assertThat(Alerts.stream(files).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Repository.in(FOLDER, ".json").stream()
                        .map(file -> "dashboards/" + file.getFileName())
                        .toList());
    }
}
