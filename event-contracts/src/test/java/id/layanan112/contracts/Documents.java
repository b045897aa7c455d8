package id.layanan112.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is generated from the records: schemas, samples and the AsyncAPI document, by their place in this jar. */
final class Documents {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final Path RESOURCES = Path.of("src/main/resources");

    private Documents() {}

    /** Every document, by its path below {@code src/main/resources}. */
    static Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>();
        SchemaGenerator generator = generator();
        for (EventType type : EventCatalogue.all()) {
            ObjectNode schema = generator.generateSchema(type.record());
            schema.put("$id", type.schemaUri());
            schema.put("title", type.name());
            all.put(type.schema(), schema);
        }
        for (DomainEvent sample : Samples.all()) {
            all.put("samples/" + EventCatalogue.of(sample).name() + ".json", JSON.valueToTree(sample));
        }
        all.put("asyncapi.json", asyncApi());
        return all;
    }

    /** Draft 2020-12; a component without {@code @Nullable} is required, and unknown fields are allowed, for they may come. */
    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forFields()
                .withRequiredCheck(
                        field -> field.getRawMember().getAnnotatedType().getAnnotation(Nullable.class) == null);
        return new SchemaGenerator(builder.build());
    }

    private static ObjectNode asyncApi() {
        ObjectNode root = JSON.createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Layanan 112 events")
                .put("version", "1.0.0")
                .put("description", "CloudEvents 1.0, Kafka binary mode; keys, retention and schemas of every topic.");
        root.put("defaultContentType", "application/json");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        for (Topic topic : Topics.all()) {
            if (!topic.name().startsWith("emergency.quarantine.")) {
                channel(channels.putObject(topic.name()), topic);
                ObjectNode operation = operations.putObject("read " + topic.name());
                operation.put("action", "receive");
                operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
            }
        }
        ObjectNode messages = root.putObject("components").putObject("messages");
        for (EventType type : EventCatalogue.all()) {
            message(messages.putObject(type.name()), type);
        }
        return root;
    }

    private static void channel(ObjectNode channel, Topic topic) {
        channel.put("address", topic.name());
        channel.put("description", "Keyed by " + topic.keyedBy());
        ObjectNode messages = channel.putObject("messages");
        EventCatalogue.all().stream()
                .filter(type -> type.topics().contains(topic))
                .forEach(type -> messages.putObject(type.name()).put("$ref", "#/components/messages/" + type.name()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("partitions", topic.partitions());
        ArrayNode cleanup = kafka.putObject("topicConfiguration").putArray("cleanup.policy");
        cleanup.add(topic.compacted() ? "compact" : "delete");
    }

    private static void message(ObjectNode message, EventType type) {
        message.put("name", type.type());
        message.put("contentType", "application/json");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.putObject("schema").put("$ref", type.schema());
        message.putArray("examples")
                .addObject()
                .put("name", type.name())
                .putObject("payload")
                .put("$ref", "samples/" + type.name() + ".json");
    }

    static Path place(String name) {
        return RESOURCES.resolve(name);
    }

    static String text(JsonNode document) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all of them; run with {@code -Dcontracts.write=true} after a record has changed. */
    static void write() {
        all().forEach((name, document) -> {
            try {
                Files.createDirectories(place(name).toAbsolutePath().getParent());
                Files.writeString(place(name), text(document));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
