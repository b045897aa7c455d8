package id.layanan112.kubernetes;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What one overlay makes: documents, as they would be applied. */
record Manifests(String overlay, List<ObjectNode> all) {
    static final YAMLMapper YAML = new YAMLMapper();

    static Manifests parse(String overlay, String yaml) {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return new Manifests(overlay, documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Manifests copy() {
        return new Manifests(overlay, all.stream().map(ObjectNode::deepCopy).toList());
    }

    Stream<ObjectNode> of(String kind) {
        return all.stream().filter(one -> one.path("kind").asText().equals(kind));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return of(kind).filter(one -> name(one).equals(name)).findFirst();
    }

    boolean has(String kind, String name) {
        return find(kind, name).isPresent();
    }

    /** Deployments and Jobs: what has pods of ours. */
    Stream<ObjectNode> workloads() {
        return Stream.concat(of("Deployment"), of("Job"));
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    /** As people say it: {@code Deployment/intake}. */
    static String title(JsonNode document) {
        return document.path("kind").asText() + "/" + name(document);
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static Map<String, String> podLabels(JsonNode workload) {
        return labels(workload.at("/spec/template/metadata/labels"));
    }

    static Map<String, String> labels(JsonNode node) {
        return node.properties().stream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().asText()));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
