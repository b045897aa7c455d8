package id.layanan112.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrder;
import id.layanan112.contracts.DispatchOrderEvent.DispatchOrdersDecided;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.RungSource;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.embedded.EmbeddedStack;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.gateway.signature.WebhookSignature;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.EventPublisher;
import id.layanan112.kit.messaging.KafkaPublisher;
import id.layanan112.kit.messaging.OutgoingEvent;
import id.layanan112.kit.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A real broker, PostgreSQL, agencies over real HTTP, and orders as routing sends them. */
@QuarkusTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
abstract class OrdersAndAgencies {
    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString("secret of a test".getBytes(UTF_8));
    static final Rung HUMAN = new Rung(RungSource.SUPERVISOR, null, null, "Penyelia contoh", null);

    @Inject
    EventPublisher publisher;

    @Inject
    KafkaPublisher raw;

    @Inject
    Sql sql;

    HttpServer agencies;
    final Map<String, Integer> statusOf = new ConcurrentHashMap<>();
    final Set<String> delivered = ConcurrentHashMap.newKeySet();
    /** What came, by agency, the first one first. */
    final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
    /** Agencies that act in a way of their own. */
    final Map<String, HttpHandler> acting = new ConcurrentHashMap<>();

    final CountDownLatch hanging = new CountDownLatch(1);

    @BeforeEach
    void startAgencies() throws IOException {
        agencies = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agencies.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        agencies.createContext("/", exchange -> {
            String agency = exchange.getRequestURI().getPath().substring(1);
            HttpHandler own = acting.get(agency);
            if (own != null) {
                own.handle(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean signed = WebhookSignature.verify(
                    SECRET,
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    body,
                    exchange.getRequestHeaders().getFirst("webhook-signature"));
            int status = signed ? statusOf.getOrDefault(agency, 202) : 401;
            if (status == 0) {
                awaitHanging();
            } else if (status == 202) {
                String text = new String(body, UTF_8);
                bodies.computeIfAbsent(agency, name -> new CopyOnWriteArrayList<>())
                        .add(text);
                delivered.add(agency + " " + text.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"));
                if (text.contains("\"heading\":\"LATIHAN\"")) {
                    delivered.add(agency + " LATIHAN");
                }
            }
            exchange.sendResponseHeaders(status == 0 ? 503 : status, -1);
            exchange.close();
        });
        agencies.start();
    }

    void awaitHanging() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stopAgencies() {
        hanging.countDown();
        agencies.stop(0);
    }

    UUID exercise(Rung... chain) {
        DispatchOrdersDecided real = decided(Ids.v7(), 1, List.of(chain), 60);
        publish(new DispatchOrdersDecided(
                real.incidentId(),
                real.revision(),
                real.lane(),
                real.centreCode(),
                real.regionCode(),
                real.incidentType(),
                real.priority(),
                real.sensitivity(),
                real.hazards(),
                real.victims(),
                true,
                real.decidedAt(),
                real.at(),
                real.orders()));
        return real.orders().getFirst().dispatchId();
    }

    static RequestSpecification administrator(String centre) {
        return given().auth().oauth2(EmbeddedStack.token("role", "administrator", "centre", centre));
    }

    static String agency(String name) {
        return "32.73-" + name;
    }

    static Rung rung(String name) {
        return new Rung(RungSource.OWN, agency(name), "FIRE", "Damkar " + name, null);
    }

    UUID order(UUID incident, long revision, Rung... chain) {
        return order(incident, revision, 60, chain);
    }

    /** An order to agencies that are registered already, with what is known of people. */
    UUID ordered(UUID incident, Sensitivity sensitivity, ProtectedBlocks blocks, Rung... chain) {
        DispatchOrdersDecided decided = decided(incident, 1, List.of(chain), 60);
        DispatchOrder order = decided.orders().getFirst();
        publish(new DispatchOrdersDecided(
                incident,
                1,
                Lane.FIRE,
                "32.73",
                "32.73",
                decided.incidentType(),
                Priority.P1,
                sensitivity,
                Set.of(Hazard.TRAPPED),
                Victims.SEVERAL,
                false,
                decided.openedAt(),
                decided.decidedAt(),
                List.of(new DispatchOrder(
                        order.dispatchId(), "FIRE", DispatchRole.LEAD, List.of(chain), 60, blocks, null))));
        return order.dispatchId();
    }

    UUID order(UUID incident, long revision, long seconds, Rung... chain) {
        for (Rung rung : chain) {
            Optional.ofNullable(rung.agencyId()).map(id -> id.substring(6)).ifPresent(this::register);
        }
        DispatchOrdersDecided decided = decided(incident, revision, List.of(chain), seconds);
        publish(decided);
        return decided.orders().getFirst().dispatchId();
    }

    void publish(DispatchOrdersDecided decided) {
        publisher.publishAndWait(List.of(new OutgoingEvent(Ids.v7(), decided)));
    }

    static DispatchOrdersDecided decided(UUID incident, long revision, List<Rung> chain, long seconds) {
        Instant now = Instant.now();
        List<DispatchOrder> orders = chain.isEmpty()
                ? List.of()
                : List.of(new DispatchOrder(
                        Ids.derived(incident, "FIRE"),
                        "FIRE",
                        DispatchRole.LEAD,
                        chain,
                        seconds,
                        ProtectedBlocks.NONE,
                        null));
        return new DispatchOrdersDecided(
                incident,
                revision,
                Lane.FIRE,
                "32.73",
                "32.73",
                IncidentType.FIRE,
                Priority.P1,
                Sensitivity.NORMAL,
                Set.of(),
                Victims.UNKNOWN,
                false,
                now,
                now,
                orders);
    }

    void register(String name) {
        sql.update(
                "INSERT INTO agency (agency_id, version, name, kind, scope, regions, agreements, state, sample)"
                        + " VALUES (?, 1, ?, 'FIRE', 'REGION', '{}', '{}', 'ACTIVE', true) ON CONFLICT DO NOTHING",
                agency(name),
                name);
        sql.update(
                "INSERT INTO agency_channel (agency_id, position, type, address, secret, private_address)"
                        + " VALUES (?, 0, 'WEBHOOK', ?, ?, true)"
                        + " ON CONFLICT DO NOTHING",
                agency(name),
                url(agency(name)),
                SECRET);
    }

    /** A channel of an agency, before anything is ordered from it. */
    void channel(String name, int position, ChannelType type, String address) {
        sql.update(
                "INSERT INTO agency (agency_id, version, name, kind, scope, regions, agreements, state, sample)"
                        + " VALUES (?, 1, ?, 'FIRE', 'REGION', '{}', '{}', 'ACTIVE', true) ON CONFLICT DO NOTHING",
                agency(name),
                name);
        sql.update(
                "INSERT INTO agency_channel (agency_id, position, type, address, secret, private_address)"
                        + " VALUES (?, ?, ?, ?, ?, true)",
                agency(name),
                (short) position,
                type,
                address,
                SECRET);
    }

    String url(String path) {
        return "http://127.0.0.1:" + agencies.getAddress().getPort() + "/" + path;
    }

    static ValidatableResponse acknowledge(UUID dispatch, String id, String step, String secret) {
        String body = "{\"step\":\"" + step + "\",\"by\":\"PERSON\"}";
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", WebhookSignature.sign(secret, id, timestamp, body.getBytes(UTF_8)))
                .body(body)
                .post("/dispatches/" + dispatch + "/acknowledgements")
                .then();
    }

    String status(UUID dispatch) {
        return sql.first("SELECT status FROM dispatch WHERE dispatch_id = ?", row -> row.getString(1), dispatch)
                .orElse("-");
    }

    int rung(UUID dispatch) {
        return sql.first("SELECT rung FROM dispatch WHERE dispatch_id = ?", row -> row.getInt(1), dispatch)
                .orElse(-1);
    }

    long count(String from) {
        return sql.first("SELECT count(*) FROM " + from, row -> row.getLong(1)).orElseThrow();
    }
}
