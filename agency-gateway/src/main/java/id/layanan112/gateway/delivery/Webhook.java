package id.layanan112.gateway.delivery;

import id.layanan112.gateway.registry.AgencyChannel;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signed HTTP to an agency's system. Follows no redirect, reads little of the answer and keeps nothing of it. */
@ApplicationScoped
class Webhook {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int ANSWER_BYTES = 64 * 1024;

    static {
        // An agency's server closes connections that idle. A request that meets such an end was never read: it goes at
        // once over a new connection, and is no failed attempt. A delivery's id makes even a repeat harmless.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Webhook(InstantSource clock) {
        this.clock = clock;
    }

    Attempt post(AgencyChannel channel, UUID deliveryId, byte[] body) {
        String id = deliveryId.toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(channel.address()))
                .header("Content-Type", "application/json")
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, timestamp)
                .header(WebhookSignature.SIGNATURE, WebhookSignature.sign(channel.secret(), id, timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.discarding(), ANSWER_BYTES));
        try {
            // The whole exchange, not the first byte: an agency that drips must not hold the line.
            return attempt(answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Attempt.Failed("TIMEOUT", Optional.empty());
        } catch (ExecutionException e) {
            return new Attempt.Failed(why(e.getCause() == null ? e : e.getCause()), Optional.empty());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Failed("STOPPED", Optional.empty());
        }
    }

    private static Attempt attempt(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        return status >= 200 && status < 300
                ? new Attempt.Taken()
                : new Attempt.Failed("HTTP_" + status, retryAfter(answer));
    }

    private static Optional<Duration> retryAfter(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String why(Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException timeout -> "TIMEOUT";
            case ConnectException refused -> "NO_CONNECTION";
            case IOException broken -> "BROKEN";
            default -> "FAILED";
        };
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
