package id.layanan112.local.rolling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address before the instances of a service, as a Service of Kubernetes is: takes them in turn, and sends nothing to
 * one that was taken out. It mends nothing: what an instance fails is failed for whoever asked.
 */
final class Front implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<String> HOP = headers(
            "connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "keep-alive", ":status");

    private final HttpServer server;
    private final HttpClient client;
    private final Phases phases;
    private final List<Behind> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** One that is asked: since when, and how much it has not answered yet. */
    private record Behind(Instance instance, long since, AtomicInteger begun) {}

    private static Set<String> headers(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    Front(int port, Phases phases) {
        this.phases = phases;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void add(Instance instance) {
        instances.add(new Behind(instance, System.nanoTime(), new AtomicInteger()));
    }

    /** Returns when it has answered all that it was sent, as the pause before a container is told to stop gives it. */
    void takeOut(Instance instance) throws InterruptedException {
        Behind gone = instances.stream()
                .filter(one -> one.instance.equals(instance))
                .findFirst()
                .orElseThrow();
        instances.remove(gone);
        while (gone.begun.get() > 0) {
            Thread.sleep(20);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        long from = System.nanoTime();
        int status = 502;
        boolean repeat = false;
        Behind asked = next();
        asked.begun.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<InputStream> answer = ask(asked.instance.port(), exchange, body);
            status = answer.statusCode();
            repeat = answer.headers().firstValue("Idempotent-Replayed").isPresent();
            answer.headers().map().forEach((name, values) -> {
                if (!HOP.contains(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            byte[] said = answer.body().readAllBytes();
            exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.begun.decrementAndGet();
            phases.answered(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    status,
                    repeat,
                    new Phases.Answer(System.nanoTime() - from, asked.instance.name(), from - asked.since));
        }
    }

    private HttpResponse<InputStream> ask(int instance, HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + instance + exchange.getRequestURI()))
                .timeout(LONGEST)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            exchange.sendResponseHeaders(502, -1);
            throw e;
        }
    }

    /** Nobody asks before there is one, and one goes when its successor is there. */
    private Behind next() {
        List<Behind> now = List.copyOf(instances);
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
