package id.layanan112.intake.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the description, which is the frozen one: another test compares them. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Operations() {}

    /**
     * One operation.
     *
     * @param example of its body; null when it has none
     */
    record Operation(
            String method,
            String path,
            List<String> headers,
            @Nullable JsonNode example,
            boolean takesBody) {
        String name() {
            return method + " " + path;
        }

        boolean needs(String header) {
            return headers.contains(header);
        }
    }

    static List<Operation> all() throws IOException {
        JsonNode document =
                JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asByteArray());
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> all.add(operation(path.getKey(), entry.getKey(), entry.getValue()))));
        return all;
    }

    /** The example of a path that takes a form. */
    static Map<String, String> form(String path) throws IOException {
        JsonNode document =
                JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asByteArray());
        return JSON.convertValue(
                document.path("paths")
                        .path(path)
                        .path("post")
                        .path("requestBody")
                        .path("content")
                        .path("application/x-www-form-urlencoded")
                        .path("example"),
                new TypeReference<>() {});
    }

    private static Operation operation(String path, String method, JsonNode described) {
        List<String> headers = new ArrayList<>();
        described.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("header")) {
                headers.add(parameter.path("name").asText());
            }
        });
        JsonNode body = described.path("requestBody").path("content").path("application/json");
        JsonNode example = body.path("example");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                headers,
                example.isMissingNode() ? null : example,
                !body.isMissingNode());
    }
}
