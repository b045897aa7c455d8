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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
    private final List<Integer> instances = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

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

    void add(int instance) {
        inFlight.computeIfAbsent(instance, any -> new AtomicInteger());
        instances.add(instance);
    }

    /** Returns when it has answered all that it was sent, as the pause before a container is told to stop gives it. */
    void takeOut(int instance) throws InterruptedException {
        instances.remove(Integer.valueOf(instance));
        AtomicInteger begun = inFlight.get(instance);
        while (begun != null && begun.get() > 0) {
            Thread.sleep(20);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        long from = System.nanoTime();
        int status = 502;
        boolean repeat = false;
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<InputStream> answer = ask(exchange, body);
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
            phases.answered(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    status,
                    repeat,
                    System.nanoTime() - from);
        }
    }

    private HttpResponse<InputStream> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        int instance = next();
        AtomicInteger begun = inFlight.get(instance);
        if (begun == null) {
            throw new IOException("no instance");
        }
        begun.incrementAndGet();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + instance + exchange.getRequestURI()))
                    .timeout(LONGEST)
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP.contains(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            exchange.sendResponseHeaders(502, -1);
            throw e;
        } finally {
            begun.decrementAndGet();
        }
    }

    private int next() throws IOException {
        List<Integer> now = List.copyOf(instances);
        if (now.isEmpty()) {
            throw new IOException("no instance");
        }
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
