package id.layanan112.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform's {@code POST /telephony/events}, and how its answers are to be understood. */
final class Intake {
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_SECONDS = 60;

    private final HttpClient client;
    private final Tokens tokens;
    private final Target target;

    Intake(HttpClient client, Tokens tokens, Target target) {
        this.client = client;
        this.tokens = tokens;
        this.target = target;
    }

    /**
     * @param centreCode for a token that speaks for the nation; null when the token names the centre
     * @param exercise whether all calls are a drill
     */
    record Target(URI events, @Nullable String centreCode, boolean exercise) {}

    Answer tell(List<TelephonyEvent> events) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(target.events())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + tokens.token())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(events)))
                    .build();
            return understood(client.send(request, HttpResponse.BodyHandlers.ofString()), events.size());
        } catch (IOException e) {
            return new Answer.Later(e.getClass().getSimpleName() + " " + e.getMessage(), Duration.ZERO);
        }
    }

    private byte[] body(List<TelephonyEvent> events) throws IOException {
        ObjectNode report = EventJson.MAPPER.createObjectNode();
        ArrayNode all = report.putArray("events");
        for (TelephonyEvent event : events) {
            ObjectNode one = EventJson.forIntake(event);
            if (target.centreCode() != null) {
                one.put("centreCode", target.centreCode());
            }
            if (target.exercise()) {
                one.put("exercise", true);
            }
            all.add(one);
        }
        return EventJson.MAPPER.writeValueAsBytes(report);
    }

    private Answer understood(HttpResponse<String> response, int events) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return taken(response.body(), events);
        }
        if (status == 401) {
            tokens.forget();
        }
        // Of all 4xx these alone are about what was sent. A wrong token, role or address, or too much at once, is
        // mended somewhere else, and must not empty the journal meanwhile.
        return switch (status) {
            case 400, 413, 415, 422 -> new Answer.Refused("HTTP " + status);
            default -> new Answer.Later("HTTP " + status, notBefore(response));
        };
    }

    /** Only intake says how many it took: a 200 of anything in between is no receipt. */
    private static Answer taken(String body, int events) {
        JsonNode json = EventJson.read(body).orElseGet(EventJson.MAPPER::createObjectNode);
        Map<Integer, String> refused = new HashMap<>();
        for (JsonNode one : json.path("refused")) {
            if (one.path("field").asText().equals("centreCode")) {
                return new Answer.Later("intake does not know this centre: see --centre and the token", Duration.ZERO);
            }
            refused.put(
                    one.path("index").asInt(-1),
                    one.path("field").asText() + " " + one.path("code").asText());
        }
        int counted = json.path("taken").asInt(-1) + json.path("repeated").asInt(-1) + refused.size();
        boolean inside = refused.keySet().stream().allMatch(index -> index >= 0 && index < events);
        return counted == events && inside
                ? new Answer.Taken(refused)
                : new Answer.Later("the answer is not intake's", Duration.ZERO);
    }

    private static Duration notBefore(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.min(Integer.parseInt(text), MOST_SECONDS)))
                .orElse(Duration.ZERO);
    }
}
