package id.layanan112.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.Topic;
import id.layanan112.contracts.TopicAccess;
import id.layanan112.contracts.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that are made from the catalogue and from the settings: what a file is now, or should be. */
final class Generated {
    private static final String HEADER = "# Generated: mvn test -pl deploy/kubernetes -am -Dtest=GeneratedTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dmanifests.write=true\n";
    private static final Map<String, String> SERVICES = Map.of(
            "intake", "intake-service",
            "routing", "routing-service",
            "gateway", "agency-gateway",
            "monitoring", "monitoring-service",
            "probe", "operations");

    private Generated() {}

    /** Each file's text by its place. */
    static Map<Path, String> all() {
        Map<Path, String> all = new TreeMap<>();
        all.put(Kustomize.HOME.resolve("base/kafka/topics.yaml"), topics());
        all.put(Kustomize.HOME.resolve("base/kafka/users.yaml"), users());
        SERVICES.forEach((name, module) -> {
            if (!Settings.of(module).isEmpty()) {
                Path file = Kustomize.HOME.resolve("base/" + name + "/settings.env");
                all.put(file, settings(module, Settings.values(file)));
            }
        });
        return all;
    }

    private static String topics() {
        StringBuilder text = new StringBuilder(HEADER);
        for (Topic topic : Topics.all()) {
            text.append("""
                    ---
                    # Keyed by: %s.
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaTopic
                    metadata:
                      name: %s
                      labels: { strimzi.io/cluster: layanan112 }
                    spec:
                      partitions: %d
                      replicas: 3
                      config:
                        min.insync.replicas: 2
                        max.message.bytes: %d
                    """.formatted(topic.keyedBy(), topic.name(), topic.partitions(), topic.maxMessageBytes()));
            var retention = topic.retention();
            text.append(
                    retention == null
                            ? "    cleanup.policy: compact\n"
                            : "    cleanup.policy: delete\n    retention.ms: " + retention.toMillis() + "\n");
        }
        return text.toString();
    }

    private static String users() {
        StringBuilder text = new StringBuilder(HEADER);
        for (TopicAccess access : TopicAccess.all()) {
            text.append("""
                    ---
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaUser
                    metadata:
                      name: %s
                      labels: { strimzi.io/cluster: layanan112 }
                    spec:
                      authentication: { type: tls }
                      authorization:
                        type: simple
                        acls:
                    """.formatted(access.principal()));
            rights(access)
                    .forEach((resource, operations) -> text.append(
                            "      - { resource: { type: %s, name: %s, patternType: literal }, operations: [%s] }\n"
                                    .formatted(resource.type(), resource.name(), String.join(", ", operations))));
        }
        return text.toString();
    }

    record Resource(String type, String name) {}

    /** The least: what is written or read, and its configuration, which a service compares before it starts. */
    static Map<Resource, List<String>> rights(TopicAccess access) {
        Map<Resource, List<String>> rights = new LinkedHashMap<>();
        access.writes()
                .forEach(topic -> operations(rights, "topic", topic.name()).add("Write"));
        access.reads()
                .forEach(topic -> operations(rights, "topic", topic.name()).add("Read"));
        rights.values().forEach(one -> one.addAll(List.of("Describe", "DescribeConfigs")));
        access.groups().forEach(group -> operations(rights, "group", group).add("Read"));
        access.looksAt().forEach(group -> operations(rights, "group", group).add("Describe"));
        return rights;
    }

    private static List<String> operations(Map<Resource, List<String>> rights, String type, String name) {
        return rights.computeIfAbsent(new Resource(type, name), any -> new ArrayList<>());
    }

    /** Values stay as they are; what may be set besides, and what belongs in a Secret, stands there as a comment. */
    private static String settings(String module, Map<String, String> values) {
        StringBuilder set = new StringBuilder();
        StringBuilder may = new StringBuilder();
        List<String> secret = new ArrayList<>();
        Settings.byVariable(module).forEach((variable, setting) -> {
            if (setting.path("secret").asBoolean()) {
                secret.add(variable);
            } else if (values.containsKey(variable)) {
                set.append(comment(setting))
                        .append(variable)
                        .append('=')
                        .append(values.get(variable))
                        .append('\n');
            } else if (setting.path("required").asBoolean()) {
                set.append(comment(setting))
                        .append(variable)
                        .append('=')
                        .append(setting.path("example").asText())
                        .append('\n');
            } else if (!setting.path("sample").asBoolean()) {
                may.append(comment(setting))
                        .append('#')
                        .append(variable)
                        .append('=')
                        .append(value(setting))
                        .append('\n');
            }
        });
        return HEADER
                + "# It keeps the values, which are yours to change, and makes the comments anew.\n\n"
                + set
                + "\n# In a Secret, never here: "
                + String.join(", ", secret)
                + "\n\n# May be set besides:\n\n"
                + may;
    }

    private static String comment(JsonNode setting) {
        return "# " + setting.path("what").asText() + "\n";
    }

    private static String value(JsonNode setting) {
        return setting.path("default").asText(setting.path("example").asText());
    }
}
