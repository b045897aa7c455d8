package id.layanan112.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** This machine's token, by client credentials, kept until shortly before it runs out. */
final class Tokens {
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final HttpClient client;
    private final Identity identity;
    private final InstantSource clock;
    private @Nullable String token;
    private Instant until = Instant.MIN;

    Tokens(HttpClient client, Identity identity, InstantSource clock) {
        this.client = client;
        this.identity = identity;
        this.clock = clock;
    }

    /** @param more form parameters that an identity provider wants besides the usual ones */
    record Identity(URI tokenUrl, String clientId, String clientSecret, Map<String, String> more) {
        Identity {
            more = Map.copyOf(more);
        }

        @Override
        public String toString() {
            return "Identity[" + clientId + "]";
        }
    }

    String token() throws IOException, InterruptedException {
        String known = token;
        if (known != null && clock.instant().isBefore(until)) {
            return known;
        }
        HttpResponse<String> response = client.send(request(), HttpResponse.BodyHandlers.ofString());
        JsonNode json = EventJson.read(response.body()).orElseGet(EventJson.MAPPER::createObjectNode);
        String fresh = json.path("access_token").asText();
        if (response.statusCode() != 200 || fresh.isEmpty()) {
            throw new IOException("the identity provider answered " + response.statusCode() + " and gave no token");
        }
        token = fresh;
        until = clock.instant().plusSeconds(json.path("expires_in").asLong(60)).minus(BEFORE_THE_END);
        return fresh;
    }

    /** It was not accepted: the next one is a new one. */
    void forget() {
        token = null;
    }

    private HttpRequest request() {
        Map<String, String> form = new TreeMap<>(identity.more());
        form.put("grant_type", "client_credentials");
        form.put("client_id", identity.clientId());
        form.put("client_secret", identity.clientSecret());
        return HttpRequest.newBuilder(identity.tokenUrl())
                .timeout(Intake.PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }
}
