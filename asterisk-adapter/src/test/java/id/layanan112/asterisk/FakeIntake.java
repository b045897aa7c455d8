package id.layanan112.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Intake's {@code POST /telephony/events} and an identity provider, over real HTTP, as far as the contract says. */
final class FakeIntake implements AutoCloseable {
    private static final Set<String> FIELDS =
            Set.of("eventId", "pbxCallId", "centreCode", "type", "at", "number", "exercise");

    private final HttpServer server;
    private final List<JsonNode> taken = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private volatile int status = 200;
    private volatile String refusedType = "";
    private volatile String wholeRefusedType = "";
    private volatile String validToken = "";
    private int repeated;
    private int asked;
    private int tokens;

    FakeIntake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/token", this::token);
        server.createContext("/telephony/events", this::events);
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void answers(int with) {
        status = with;
    }

    /** Answers 200 and names the events of this type, as intake does with a bad field. */
    void refuses(String type) {
        refusedType = type;
    }

    /** Answers 422 to a report with such an event. */
    void refusesWholeReportsWith(String type) {
        wholeRefusedType = type;
    }

    void acceptsOnly(String token) {
        validToken = token;
    }

    /** In the order in which they came, without repeats. */
    synchronized List<String> heard() {
        return taken.stream()
                .map(event -> event.path("type").asText() + " "
                        + event.path("pbxCallId").asText())
                .toList();
    }

    synchronized List<JsonNode> events() {
        return List.copyOf(taken);
    }

    synchronized int repeated() {
        return repeated;
    }

    synchronized int asked() {
        return asked;
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean right = form.contains("grant_type=client_credentials") && form.contains("client_secret=kunci");
        tokens++;
        answer(exchange, right ? 200 : 401, "{\"access_token\":\"token-" + tokens + "\",\"expires_in\":3600}");
    }

    private synchronized void events(HttpExchange exchange) throws IOException {
        asked++;
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (status != 200) {
            answer(exchange, status, "{}");
        } else if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else {
            take(exchange, EventJson.MAPPER.readTree(body).path("events"));
        }
    }

    private boolean authorized(@Nullable String authorization) {
        return authorization != null
                && (validToken.isEmpty()
                        ? authorization.startsWith("Bearer token-")
                        : authorization.equals("Bearer " + validToken));
    }

    private void take(HttpExchange exchange, JsonNode events) throws IOException {
        for (JsonNode event : events) {
            if (event.path("type").asText().equals(wholeRefusedType)) {
                answer(exchange, 422, "{}");
                return;
            }
            for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
                if (!FIELDS.contains(names.next())) {
                    answer(exchange, 400, "{}");
                    return;
                }
            }
        }
        answer(exchange, 200, receipt(events).toString());
    }

    private ObjectNode receipt(JsonNode events) {
        ObjectNode receipt = EventJson.MAPPER.createObjectNode();
        int fresh = 0;
        int again = 0;
        ArrayNode refused = receipt.putArray("refused");
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            if (event.path("type").asText().equals(refusedType)) {
                refused.addObject().put("index", i).put("field", "pbxCallId").put("code", "missing-or-too-long");
            } else if (known.add(event.path("eventId").asText())) {
                taken.add(event);
                fresh++;
            } else {
                again++;
            }
        }
        repeated += again;
        return receipt.put("taken", fresh).put("repeated", again);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
