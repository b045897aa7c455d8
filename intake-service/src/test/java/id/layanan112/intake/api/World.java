package id.layanan112.intake.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.layanan112.contracts.Topics;
import id.layanan112.embedded.EmbeddedStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Makes whatever an operation needs to succeed: each request has records of its own. */
final class World implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERYBODY =
            "call-taker dispatcher supervisor auditor administrator telephony" + " monitoring-analyst";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base = "http://127.0.0.1:" + RestAssured.port;
    private final String bandung = EmbeddedStack.token("role", EVERYBODY, "centre", "32.73", "who", "ani");
    private final String other = EmbeddedStack.token("role", EVERYBODY, "centre", "32.73", "who", "budi");
    private final String nation = EmbeddedStack.token("role", EVERYBODY, "centre", "*", "who", "ani");
    private final String nationToo = EmbeddedStack.token("role", EVERYBODY, "centre", "*", "who", "budi");
    private final String semarang = EmbeddedStack.token("role", EVERYBODY, "centre", "33.74", "who", "dedi");

    private @Nullable String setAside;

    /** A request that is ready to be sent. */
    record Ready(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        Ready with(byte @Nullable [] otherBody) {
            return new Ready(method, path, headers, otherBody);
        }

        Ready with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Ready(method, path, more, body);
        }

        Ready to(String otherPath) {
            return new Ready(method, otherPath, headers, body);
        }

        Ready without(String header) {
            Map<String, String> fewer = new HashMap<>(headers);
            fewer.remove(header);
            return new Ready(method, path, fewer, body);
        }
    }

    String token() {
        return bandung;
    }

    /** The operation with its example, on records that are there. */
    Ready ready(Operations.Operation operation) throws IOException, InterruptedException {
        String path = path(operation);
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + (path.startsWith("/centres") ? nation : bandung));
        if (operation.takesBody()) {
            headers.put("Content-Type", "application/json");
        }
        if (operation.needs("Idempotency-Key")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (operation.needs("If-Match")) {
            headers.put("If-Match", seen(operation, path));
        }
        byte[] body = operation.example() == null
                ? null
                : JSON.writeValueAsBytes(Objects.requireNonNull(operation.example()));
        return new Ready(operation.method(), path + query(operation), headers, body);
    }

    private String path(Operations.Operation operation) throws IOException, InterruptedException {
        String path = operation.path();
        path = path.replace("{step}", "KEY_PRESS_ASKED")
                .replace("{reason}", "PROMISED")
                .replace("{kind}", "FIRE")
                .replace("{day}", "2026-11-20");
        if (path.contains("/centres/{code}")) {
            return centre(path);
        }
        if (path.contains("/incidents/{incidentId}/calls/{callId}")) {
            JsonNode call = operation.method().equals("DELETE") ? help() : call("{}");
            String incident =
                    operation.method().equals("DELETE") ? text(call, "incidentId") : text(help(), "incidentId");
            return path.replace("{incidentId}", incident).replace("{callId}", text(call, "callId"));
        }
        if (path.contains("{incidentId}")) {
            return path.replace("{incidentId}", incident(path));
        }
        if (path.contains("{callId}")) {
            return path.replace("{callId}", path.endsWith("/messages") ? written() : text(fromANumber(), "callId"));
        }
        if (path.contains("{taskId}")) {
            return path.replace("{taskId}", task());
        }
        if (path.startsWith("/handovers/")) {
            return path.replace("{handoverId}", offered());
        }
        if (path.startsWith("/quarantined/")) {
            return path.replace("{id}", quarantined());
        }
        if (path.contains("{guideId}")) {
            return path.replace("{guideId}", draft());
        }
        return path.replace("{handoverId}", path.startsWith("/shift-handovers/") ? shift() : "");
    }

    private static String query(Operations.Operation operation) {
        return switch (operation.name()) {
            case "GET /calls", "GET /reconciliation" -> "?day=2026-11-20";
            case "GET /calls/{callId}/locations",
                    "GET /calls/{callId}/recordings",
                    "GET /calls/{callId}/messages",
                    "GET /incidents/{incidentId}/details" -> "?reason=uji";
            case "GET /regions" -> "?query=bandung";
            case "GET /guides" -> "?type=FIRE&region=32.73";
            case "GET /regions/locate" -> "?lat=-6.9&lon=107.6";
            default -> "";
        };
    }

    private String seen(Operations.Operation operation, String path) throws IOException, InterruptedException {
        if (path.startsWith("/centres")) {
            return "\"" + text(read(send(request("GET", path, nation, ""))), "revision") + "\"";
        }
        String of = operation.path().contains("/calls/{callId}")
                ? "/calls/" + path.replaceAll(".*/calls/([^/]+).*", "$1")
                : path.replaceAll("(/incidents/[^/]+).*", "$1");
        return send(new Ready("GET", of, Map.of("Authorization", "Bearer " + bandung), null))
                .headers()
                .firstValue("ETag")
                .orElse("\"1\"");
    }

    private JsonNode call(String body) throws IOException, InterruptedException {
        return made("/calls", bandung, body);
    }

    private JsonNode help() throws IOException, InterruptedException {
        return call("{\"class\":\"NORMAL\",\"incidentType\":\"FIRE\",\"caller\":{\"number\":\"" + number() + "\"}}");
    }

    private JsonNode fromANumber() throws IOException, InterruptedException {
        return call("{\"caller\":{\"number\":\"" + number() + "\"}}");
    }

    private String incident(String path) throws IOException, InterruptedException {
        String id = text(help(), "incidentId");
        if (path.endsWith("/reopening")) {
            made("/incidents/" + id + "/closure", bandung, "{\"disposition\":\"RESOLVED\"}");
        }
        return id;
    }

    private String written() throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode()
                .put("contactId", "sms-" + UUID.randomUUID())
                .put("messageId", "1")
                .put("text", "Tolong");
        return text(made("/contacts/messages", bandung, message.toString()), "callId");
    }

    private String task() throws IOException, InterruptedException {
        String path = "/calls/" + text(fromANumber(), "callId") + "/callbacks/PROMISED";
        return text(read(send(request("PUT", path, bandung, "{}"))), "taskId");
    }

    private String offered() throws IOException, InterruptedException {
        String id = text(made("/calls", semarang, "{\"class\":\"NORMAL\"}"), "incidentId");
        return text(made("/incidents/" + id + "/handovers", semarang, "{\"toRegion\":\"32.73\"}"), "handoverId");
    }

    private String centre(String path) throws IOException, InterruptedException {
        if (path.contains("/covers")) {
            String covers = path.substring(0, path.indexOf("/covers") + 7).replace("{code}", covered());
            JsonNode last = read(send(request("GET", covers, nation, ""))).at("/items/0");
            if (last.path("endedAt").isNull()) {
                read(send(request("DELETE", covers + "/" + text(last, "coverId"), nation, "")));
            }
            return path.endsWith("{coverId}")
                    ? covers + "/" + text(made(covers, nation, "{\"reason\":\"uji\"}"), "coverId")
                    : covers;
        }
        if (path.endsWith("/approvals")) {
            made("/centres", nationToo, preparing("73.02"));
            return path.replace("{code}", "73.02");
        }
        return path.replace("{code}", "32.73");
    }

    private String covered() throws IOException, InterruptedException {
        made("/centres", nationToo, preparing("73.03"));
        made("/centres/73.03/approvals", nation, "{\"revision\":1}");
        return "73.03";
    }

    private static String preparing(String code) {
        return "{\"code\":\"" + code + "\",\"settings\":{\"name\":\"Contoh\",\"regions\":[\"" + code
                + "\"],\"deputy\":\"73.71\",\"state\":\"PREPARING\"}}";
    }

    private String shift() throws IOException, InterruptedException {
        return text(made("/shift-handovers", other, "{}"), "handoverId");
    }

    /** One for all: it is looked at as often as one likes. */
    private String quarantined() throws IOException, InterruptedException {
        if (setAside == null) {
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", EmbeddedStack.bootstrap()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                var _ = producer.send(
                        new ProducerRecord<>(Topics.quarantine("intake").name(), new byte[1]));
            }
            setAside = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> read(send(request("GET", "/quarantined", bandung, "")))
                                    .at("/items/0/id")
                                    .asText(),
                            id -> !id.isEmpty());
        }
        return setAside;
    }

    private String draft() throws IOException, InterruptedException {
        String question = "{\"id\":\"q%d\",\"text\":{\"id\":\"Di mana?\",\"en\":\"Where?\"}}";
        String guide = "{\"incidentType\":\"FIRE\",\"scope\":\"32.73\",\"questions\":["
                + String.join(",", question.formatted(1), question.formatted(2), question.formatted(3))
                + "],\"advice\":[{\"id\":\"Keluar\",\"en\":\"Out\"}]}";
        return text(made("/guides", other, guide), "guideId");
    }

    private JsonNode made(String path, String token, String body) throws IOException, InterruptedException {
        return read(send(request("POST", path, token, body)));
    }

    private static Ready request(String method, String path, String token, String body) {
        return new Ready(
                method,
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> send(Ready ready) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + ready.path()))
                .method(
                        ready.method(),
                        ready.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(ready.body()));
        ready.headers().forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode read(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.uri().getPath() + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String number() {
        return "+62000" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000L);
    }

    @Override
    public void close() {
        http.close();
    }
}
