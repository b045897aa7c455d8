package id.layanan112.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The agencies' own system, reached by webhook: it keeps what comes, {@code /AGENCY} by agency. */
final class AgencyDesk implements AutoCloseable {
    /** An order as it came, and to whom. */
    record Order(String agencyId, JsonNode body) {
        String deliveryId() {
            return body.path("deliveryId").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Order> orders = new CopyOnWriteArrayList<>();

    AgencyDesk(String host) {
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** All orders so far, each once, however often it was delivered. */
    List<Order> orders() {
        return orders.stream().filter(order -> first(order) == order).toList();
    }

    private Order first(Order order) {
        return orders.stream()
                .filter(other -> other.deliveryId().equals(order.deliveryId()))
                .findFirst()
                .orElseThrow();
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        if (body.path("type").asText().equals("dispatch.ordered")) {
            orders.add(new Order(exchange.getRequestURI().getPath().substring(1), body));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
