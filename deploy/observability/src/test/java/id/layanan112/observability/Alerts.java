package id.layanan112.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules as Prometheus reads them. */
final class Alerts {
    private Alerts() {}

    record Alert(String name, String severity, Map<String, String> annotations) {
        String runbook() {
            return annotations.getOrDefault("runbook", "");
        }
    }

    private static Stream<JsonNode> rules() {
        return groups().flatMap(group -> stream(group.path("rules")));
    }

    static Stream<JsonNode> groups() {
        return Repository.in(Repository.HERE.resolve("rules"), ".yaml").stream()
                .flatMap(file -> stream(Repository.yaml(file).path("groups")));
    }

    static List<String> expressions() {
        return rules().map(rule -> rule.path("expr").asText()).toList();
    }

    static List<String> recorded() {
        return rules().filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText())
                .toList();
    }

    static List<Alert> all() {
        return rules().filter(rule -> rule.has("alert"))
                .map(rule -> new Alert(
                        rule.path("alert").asText(),
                        rule.path("labels").path("severity").asText(),
                        rule.path("annotations").properties().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, one -> one.getValue().asText()))))
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
