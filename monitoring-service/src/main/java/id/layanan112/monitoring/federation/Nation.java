package id.layanan112.monitoring.federation;

import id.layanan112.monitoring.facts.Facts;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The national monitoring service, over HTTP. */
@ApplicationScoped
class Nation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final NationSettings settings;
    private final OidcClients clients;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable OidcClient client;

    Nation(NationSettings settings, OidcClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    /** What the nation made of a request. */
    sealed interface Answer {
        record Taken() implements Answer {}

        /** Something in it can never be taken. */
        record Refused(String code) implements Answer {}

        /** It is away, or does not know us: asked again later. */
        record NotNow(String why) implements Answer {}
    }

    /** @param report JSON; null for none */
    Answer send(URI nation, String centre, List<Facts.Archived> facts, @Nullable String report)
            throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(nation.resolve("/federation/v1/centres/" + centre + "/facts"))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(body(facts, report)))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> new Answer.Taken();
                case 400, 413, 422 -> new Answer.Refused(Integer.toString(answer.statusCode()));
                default -> new Answer.NotNow("HTTP " + answer.statusCode());
            };
        } catch (IOException | RuntimeException e) {
            return new Answer.NotNow(e.getClass().getSimpleName());
        }
    }

    private static String body(List<Facts.Archived> facts, @Nullable String report) {
        StringBuilder json = new StringBuilder("{\"facts\":[");
        for (int i = 0; i < facts.size(); i++) {
            Facts.Archived fact = facts.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(fact.id())
                    .append("\",\"type\":\"")
                    .append(fact.type())
                    .append("\",\"value\":")
                    .append(fact.json())
                    .append('}');
        }
        return json.append("],\"report\":").append(report).append('}').toString();
    }

    private String token() {
        if (client == null) {
            OidcClientConfig config = OidcClientConfig.builder()
                    .id("nation")
                    .authServerUrl(settings.authServerUrl().orElseThrow())
                    .clientId(settings.clientId().orElseThrow())
                    .credentials(settings.clientSecret().orElseThrow())
                    .build();
            client = clients.newClient(config).await().atMost(PATIENCE);
        }
        return client.getTokens().await().atMost(PATIENCE).getAccessToken();
    }

    @Override
    public void close() {
        http.close();
    }
}
