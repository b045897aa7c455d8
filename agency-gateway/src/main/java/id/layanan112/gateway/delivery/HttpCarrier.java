package id.layanan112.gateway.delivery;

import id.layanan112.gateway.registry.AgencyChannel;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.traces.Traces;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Signed HTTP to an agency's system. Follows no redirect, connects to no private address that the registry does not
 * allow, reads little of the answer and keeps nothing of it.
 */
@ApplicationScoped
class HttpCarrier implements Carrier {
    private static final Logger LOG = Logger.getLogger(HttpCarrier.class);
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int ANSWER_BYTES = 64 * 1024;

    private final AgencyClients clients;
    private final DeliveryBodies bodies;
    private final InstantSource clock;

    HttpCarrier(AgencyClients clients, DeliveryBodies bodies, InstantSource clock) {
        this.clients = clients;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public Set<ChannelType> types() {
        return Set.of(ChannelType.WEBHOOK, ChannelType.EIDO);
    }

    @Override
    public Attempt carry(AgencyChannel channel, Delivery delivery) {
        URI address = URI.create(channel.address());
        InetAddress server;
        try {
            server = Addresses.resolve(address.getHost(), channel.privateAddress());
        } catch (UnknownHostException e) {
            return Attempt.Failed.of("NO_SUCH_HOST");
        } catch (Addresses.Refused e) {
            // A name may lead there for a moment, by somebody else's mistake: no reason to disable the channel.
            LOG.errorf(
                    "PRIVATE ADDRESS behind channel %d of agency %s; see docs/runbooks/agency-down.md",
                    channel.position(), channel.agencyId());
            return new Attempt.DeadEnd("PRIVATE_ADDRESS", false);
        }
        byte[] body = bodies.of(channel.type(), delivery);
        Attempt first = exchange(channel, address, server, delivery, body);
        // An agency's server closes connections that idle. A request that meets such an end was never read: it goes at
        // once over a new connection, and is no failed attempt. A delivery's id makes even a repeat harmless.
        return first instanceof Attempt.Failed(String why, Optional<Duration> none) && why.equals("CLOSED")
                ? exchange(channel, address, server, delivery, body)
                : first;
    }

    private Attempt exchange(AgencyChannel channel, URI address, InetAddress server, Delivery delivery, byte[] body) {
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        AtomicBoolean givenUp = new AtomicBoolean();
        CompletableFuture<Attempt> answer = clients.of(channel)
                .request(options(channel, address, server, delivery, body))
                .compose(request -> {
                    sent.set(request);
                    if (givenUp.get()) {
                        // The connection came too late: another attempt is under way, or will be.
                        request.reset();
                        return Future.failedFuture("given up");
                    }
                    return request.send(Buffer.buffer(body));
                })
                .compose(HttpCarrier::read)
                .toCompletionStage()
                .toCompletableFuture();
        try {
            // The whole exchange, not the first byte: an agency that drips must not hold the line.
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            givenUp.set(true);
            reset(sent.get());
            return Attempt.Failed.of("TIMEOUT");
        } catch (ExecutionException e) {
            return Attempt.Failed.of(why(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            givenUp.set(true);
            reset(sent.get());
            Thread.currentThread().interrupt();
            return Attempt.Failed.of("STOPPED");
        }
    }

    private RequestOptions options(
            AgencyChannel channel, URI address, InetAddress server, Delivery delivery, byte[] body) {
        boolean ssl = "https".equals(address.getScheme());
        int port = address.getPort() > 0 ? address.getPort() : ssl ? 443 : 80;
        Instant now = clock.instant();
        String id = delivery.claimed().deliveryId().toString();
        String timestamp = Long.toString(now.getEpochSecond());
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(ssl)
                .setURI(address.getRawQuery() == null ? path : path + '?' + address.getRawQuery())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "layanan112")
                .putHeader(
                        "traceparent",
                        Traces.traceparent(delivery.dispatch().order().incidentId()))
                .putHeader(WebhookSignature.ID, id)
                .putHeader(WebhookSignature.TIMESTAMP, timestamp)
                .putHeader(
                        WebhookSignature.SIGNATURE,
                        channel.secrets(now).stream()
                                .map(secret -> WebhookSignature.sign(secret, id, timestamp, body))
                                .collect(Collectors.joining(" ")));
    }

    /** To its end, or as far as anybody would read it; what is in it does not matter. */
    private static Future<Attempt> read(HttpClientResponse response) {
        Promise<Attempt> end = Promise.promise();
        long[] bytes = {0};
        response.exceptionHandler(end::tryFail);
        response.endHandler(nothing -> end.tryComplete(attempt(response)));
        response.handler(part -> {
            bytes[0] += part.length();
            if (bytes[0] > ANSWER_BYTES && end.tryComplete(attempt(response))) {
                response.request().reset();
            }
        });
        return end.future();
    }

    private static Attempt attempt(HttpClientResponse answer) {
        int status = answer.statusCode();
        return switch (status / 100) {
            case 2 -> new Attempt.Taken();
            case 3 -> Attempt.Failed.of("REDIRECT");
            default ->
                status == 410
                        ? new Attempt.DeadEnd("GONE", true)
                        : new Attempt.Failed("HTTP_" + status, retryAfter(answer));
        };
    }

    private static Optional<Duration> retryAfter(HttpClientResponse answer) {
        return Optional.ofNullable(answer.getHeader("Retry-After"))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static void reset(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    private static String why(Throwable cause) {
        return switch (cause) {
            case HttpClosedException closed -> "CLOSED";
            case SSLException untrusted -> "CERTIFICATE";
            case ConnectException refused -> "NO_CONNECTION";
            default -> "BROKEN";
        };
    }
}
