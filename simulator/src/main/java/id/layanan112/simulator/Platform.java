package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The platform as the outside sees it: addresses, tokens, requests. */
final class Platform {
    @Option(
            names = "--identity",
            defaultValue = "http://127.0.0.1:8110",
            description = "OIDC provider (${DEFAULT-VALUE})")
    String identity = "";

    @Option(names = "--intake", defaultValue = "http://127.0.0.1:8111", description = "(${DEFAULT-VALUE})")
    String intake = "";

    @Option(names = "--gateway", defaultValue = "http://127.0.0.1:8113", description = "(${DEFAULT-VALUE})")
    String gateway = "";

    @Option(names = "--monitoring", defaultValue = "http://127.0.0.1:8114", description = "(${DEFAULT-VALUE})")
    String monitoring = "";

    @Option(names = "--agencies", defaultValue = "http://127.0.0.1:8120", description = "(${DEFAULT-VALUE})")
    String agencies = "";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<Map<String, String>, String> tokens = new ConcurrentHashMap<>();

    /** An answer, with its body as it came. */
    record Answer(int status, String body) {
        JsonNode json() {
            return Json.read(body);
        }

        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /** A token of a machine that sees the whole nation. */
    String token(String role) {
        return token(Map.of("role", role, "centre", "*", "who", "simulator"));
    }

    /** One at a time asks for it, however many need it at once. @param claims as of a person */
    synchronized String token(Map<String, String> claims) {
        String known = tokens.get(claims);
        if (known != null) {
            return known;
        }
        Map<String, String> form = new HashMap<>(claims);
        form.putAll(Map.of(
                "grant_type", "client_credentials",
                "client_id", "simulator",
                "client_secret", "local",
                "scope", "openid"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity + "/layanan112/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                .build();
        try {
            String token = Json.read(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asText();
            tokens.put(claims, token);
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new IllegalStateException("the identity provider at " + identity + " does not answer", e);
        }
    }

    Answer get(String url, String role) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET(), role);
    }

    Answer put(String url, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        return answer(request);
    }

    /** Saves a call; the key makes it one call however often it is sent. */
    Answer save(String key, byte[] body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(intake + "/calls"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                "telephony");
    }

    /** Any request of a person. */
    Answer ask(String method, String path, Map<String, String> headers, @Nullable Object body, String role)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(intake + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        headers.forEach(request::header);
        return send(request, role);
    }

    /** A person of an agency says how far it is. @param token the person's own */
    void step(String dispatchId, String step, String token) throws IOException, InterruptedException {
        Answer answer = answer(HttpRequest.newBuilder(
                        URI.create(gateway + "/dispatches/" + dispatchId + "/acknowledgements"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("step", step, "by", "PERSON")))));
        if (!answer.ok()) {
            throw new IllegalStateException("the gateway answered " + answer.status());
        }
    }

    /** As {@link #get}, but waits for a service that is being started again. */
    JsonNode patientGet(String url, String role) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            try {
                Answer answer = get(url, role);
                if (answer.ok()) {
                    return answer.json();
                }
                if ((answer.status() < 500 && answer.status() != 429) || System.nanoTime() > end) {
                    throw new IllegalStateException(url + " answered " + answer.status());
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(url + " does not answer", e);
                }
            }
            Thread.sleep(250);
        }
    }

    private Answer send(HttpRequest.Builder request, String role) throws IOException, InterruptedException {
        return answer(request.header("Authorization", "Bearer " + token(role)));
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
