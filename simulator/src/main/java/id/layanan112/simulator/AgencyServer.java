package id.layanan112.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The systems of all simulated agencies behind one port. */
final class AgencyServer implements AutoCloseable {
    private static final int REMEMBERED = 200_000;

    static {
        // One port stands for two thousand agencies: it may hold as many connections as all of them.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final Path state;
    private final Signature signature;
    private final Journal journal;
    private final Answers answers;
    private final HttpServer server;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    /** Incident to the time, in milliseconds since the epoch, at which its first order arrived. */
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    /** {@code incident agency} to the time, likewise, of its first byte; while a measurement runs. */
    private final Map<String, Long> firstBytes = new ConcurrentHashMap<>();

    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong forged = new AtomicLong();
    private volatile Behaviour behaviour;

    AgencyServer(int port, Path state, String sampleSecret) throws IOException {
        this.state = state;
        this.signature = new Signature(sampleSecret);
        var open = Journal.open(state);
        this.journal = new Journal(state);
        this.answers = new Answers(signature, journal);
        this.behaviour = kept();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> respond(exchange, 200, Map.of("status", "UP")));
        server.createContext("/behaviour", this::behaviour);
        server.createContext(
                "/stats", exchange -> respond(exchange, 200, Map.of("orders", orders.get(), "forged", forged.get())));
        server.createContext("/arrivals", exchange -> respond(exchange, 200, arrivals));
        server.createContext("/first-bytes", exchange -> respond(exchange, 200, firstBytes));
        server.createContext("/agencies/", this::order);
        open.forEach(order -> answers.begin(order, behaviour));
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        journal.close();
    }

    private void behaviour(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            behaviour = Json.MAPPER.readValue(exchange.getRequestBody(), Behaviour.class);
            firstBytes.clear();
            Files.write(state.resolve("behaviour.json"), Json.bytes(behaviour));
        }
        respond(exchange, 200, behaviour);
    }

    private Behaviour kept() throws IOException {
        Path file = state.resolve("behaviour.json");
        return Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), Behaviour.class) : Behaviour.HUMAN;
    }

    private void order(HttpExchange exchange) throws IOException {
        String agencyId = exchange.getRequestURI().getPath().split("/")[2];
        long came = Instant.now().toEpochMilli();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!signature
                .of(agencyId)
                .verify(
                        header(exchange, "webhook-id"),
                        header(exchange, "webhook-timestamp"),
                        body,
                        header(exchange, "webhook-signature"))) {
            forged.incrementAndGet();
            respond(exchange, 401, Map.of("error", "signature"));
            return;
        }
        if (firstBytes.size() < REMEMBERED) {
            String incident = Json.read(new String(body, StandardCharsets.UTF_8))
                    .path("incidentId")
                    .asText();
            firstBytes.putIfAbsent(incident + ' ' + agencyId, came);
        }
        switch (behaviour.of(agencyId)) {
            case FAIL -> respond(exchange, 503, Map.of("error", "told to fail"));
            case HANG -> hang();
            case DRIP -> drip(exchange);
            case RECEIVE -> respond(exchange, 202, Map.of("taken", true));
            case ANSWER, DECLINE -> take(exchange, agencyId, Json.read(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private void take(HttpExchange exchange, String agencyId, JsonNode order) throws IOException {
        String deliveryId = order.path("deliveryId").asText();
        if (order.path("type").asText().equals("dispatch.ordered") && seen.add(deliveryId)) {
            orders.incrementAndGet();
            if (arrivals.size() < REMEMBERED) {
                arrivals.putIfAbsent(
                        order.path("incidentId").asText(), Instant.now().toEpochMilli());
            }
            Journal.Taken taken = new Journal.Taken(
                    deliveryId, agencyId, order.path("acknowledgeAt").asText());
            journal.taken(taken);
            answers.begin(taken, behaviour);
        }
        respond(exchange, 202, Map.of("taken", true));
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 1000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
