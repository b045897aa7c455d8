package id.layanan112.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.crdgenerator.StrimziDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Whether an API server would take a document: Kubernetes' own kinds by the model of its client, Strimzi's by its
 * definitions, those of other operators by what we wrote down of them (src/test/resources/schemas). All are closed: a
 * field that nobody knows is a mistake, also where the server would drop it in silence.
 */
final class Schemas {
    private static final List<String> WRITTEN =
            List.of("cloudnative-pg.yaml", "external-secrets.yaml", "keda.yaml", "prometheus-operator.yaml");
    private static final Map<String, JsonSchema> CLOSED = closed();
    private static final Map<ObjectNode, List<String>> SEEN = new ConcurrentHashMap<>();

    private Schemas() {}

    static List<String> wrong(Manifests manifests) {
        return manifests.all().stream()
                .flatMap(one -> SEEN.computeIfAbsent(one, any -> wrong(any).toList()).stream()
                        .map(what -> Manifests.title(one) + ": " + what))
                .toList();
    }

    private static Stream<String> wrong(ObjectNode document) {
        String apiVersion = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        JsonSchema schema = CLOSED.get(apiVersion + "/" + kind);
        if (schema != null) {
            return schema.validate(document).stream().map(ValidationMessage::getMessage);
        }
        Class<?> model = model(apiVersion, kind);
        return model == null || model == DynamicKubernetesObject.class
                ? Stream.of("nobody knows " + apiVersion + " " + kind)
                : builtIn(document, model);
    }

    private static @org.jspecify.annotations.Nullable Class<?> model(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? ModelMapper.getApiTypeClass("", apiVersion, kind)
                : ModelMapper.getApiTypeClass(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    private static Stream<String> builtIn(ObjectNode document, Class<?> model) {
        try {
            JsonElement element = JsonParser.parseString(document.toString());
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
            Objects.requireNonNull(JSON.getGson().fromJson(element, model));
            return Stream.empty();
        } catch (InvocationTargetException e) {
            return Stream.of(Objects.toString(e.getCause(), "it cannot be read"));
        } catch (IllegalArgumentException | com.google.gson.JsonParseException e) {
            return Stream.of(Objects.toString(e.getMessage(), "it cannot be read"));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, JsonSchema> closed() {
        Map<String, JsonSchema> all = new HashMap<>();
        for (var kind : List.of(Kafka.class, KafkaNodePool.class, KafkaTopic.class, KafkaUser.class)) {
            add(all, StrimziDefinitions.of(kind));
        }
        for (String file : WRITTEN) {
            try (InputStream text =
                            Objects.requireNonNull(Schemas.class.getResourceAsStream("/schemas/" + file), file);
                    var documents = Manifests.YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
                documents.forEachRemaining(one -> add(all, one));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(all);
    }

    /** Of a definition (CustomResourceDefinition), each version. */
    private static void add(Map<String, JsonSchema> all, JsonNode definition) {
        for (JsonNode version : definition.at("/spec/versions")) {
            ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
            close(schema);
            ObjectNode properties = (ObjectNode) schema.get("properties");
            properties.set("metadata", Manifests.YAML.createObjectNode().put("type", "object"));
            properties.set("apiVersion", Manifests.YAML.createObjectNode().put("type", "string"));
            properties.set("kind", Manifests.YAML.createObjectNode().put("type", "string"));
            String key = definition.at("/spec/group").asText() + "/"
                    + version.path("name").asText() + "/"
                    + definition.at("/spec/names/kind").asText();
            all.put(
                    key,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema));
        }
    }

    /** No field but those that are named, at any depth. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                ArrayNode types = object.putArray("type");
                types.add("integer").add("string");
                object.remove("anyOf");
            }
            if (object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
            object.properties().forEach(one -> close(one.getValue()));
        } else {
            schema.forEach(Schemas::close);
        }
    }
}
