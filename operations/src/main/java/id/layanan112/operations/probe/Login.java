package id.layanan112.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The probe's token, by client credentials, kept until shortly before it runs out. */
final class Login {
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final Web web;
    private final URI tokenUrl;
    private final Map<String, String> form;
    // One request at a time, however many calls begin at once.
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Token token;

    private record Token(String text, Instant until) {}

    /** The identity provider gave no token. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super("the identity provider gave no token: " + what);
        }
    }

    /** @param more form parameters that an identity provider wants besides the usual ones */
    Login(Web web, URI tokenUrl, String clientId, String clientSecret, Map<String, String> more) {
        this.web = web;
        this.tokenUrl = tokenUrl;
        this.form = new TreeMap<>(more);
        form.putAll(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret));
    }

    String bearer() throws IOException, InterruptedException {
        asking.lock();
        try {
            Token known = token;
            if (known == null || Instant.now().isAfter(known.until())) {
                known = ask();
                token = known;
            }
            return "Bearer " + known.text();
        } finally {
            asking.unlock();
        }
    }

    /** It was not accepted: the next one is a new one. */
    void forget() {
        token = null;
    }

    private Token ask() throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        Web.Answer answer;
        try {
            answer = web.send(HttpRequest.newBuilder(tokenUrl)
                    .timeout(Web.PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        } catch (IOException e) {
            throw new Refused(e.getClass().getSimpleName());
        }
        String text = answer.body().path("access_token").asText();
        if (!answer.ok() || text.isEmpty()) {
            throw new Refused("it answered " + answer.status());
        }
        Duration life = Duration.ofSeconds(answer.body().path("expires_in").asLong(60));
        return new Token(text, Instant.now().plus(life).minus(BEFORE_THE_END));
    }
}
