package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Containers;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import id.layanan112.embedded.Keysets;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The service images as they are deployed, between a broker and a database in containers. */
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersJourneyTest {
    private static final String VERSION = System.getProperty("layanan112.image.version", "0.1.0");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Set<String> KINDS = Set.of("FIRE", "MEDICAL", "POLICE", "POWER");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A service, in the order of a call. */
    private enum Service {
        INTAKE("intake-service", 8111),
        ROUTING("routing-service", 8112),
        GATEWAY("agency-gateway", 8113),
        MONITORING("monitoring-service", 8114);

        private final String module;
        private final int port;

        Service(String module, int port) {
            this.module = module;
            this.port = port;
        }

        String image() {
            return "layanan112/" + module + ":" + VERSION;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String run = "journey-" + ProcessHandle.current().pid();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Service, Integer> ports = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private String host = "";
    // Set by start() when there is an engine; without one no test gets so far.
    private boolean started;

    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Identity identity;

    @SuppressWarnings("NullAway.Init")
    private AgencyDesk desk;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Optional<String> found = Containers.engineWith(images());
        if (found.isEmpty()) {
            return;
        }
        started = true;
        engine = keep(new Engine(found.get(), run));
        host = engine.gateway();
        desk = keep(new AgencyDesk(host));
        database = keep(Database.startContainer(folder.resolve("postgres"), host, freePort()));
        Broker broker = keep(Broker.startContainer(folder.resolve("kafka"), host, freePort()));
        identity = keep(Identity.start(folder.resolve("identity"), host, freePort()));
        Path keys = keys(folder.resolve("keys"));
        for (Service service : Service.values()) {
            ports.put(service, freePort());
        }
        for (Service service : Service.values()) {
            List<String> more = new ArrayList<>(List.of("-p", host + ":" + ports.get(service) + ":" + service.port));
            if (service == Service.INTAKE || service == Service.GATEWAY) {
                more.addAll(List.of("-v", keys + ":/etc/layanan112/keys:ro"));
            }
            engine.start(name(service), service.image(), environment(service, broker), more);
        }
        awaitReady();
    }

    /** Also the images of the broker and the database. */
    private static List<String> images() {
        return Stream.concat(
                        Stream.of(Service.values()).map(Service::image),
                        Stream.of(Containers.kafkaImage(), Containers.postgresImage()))
                .toList();
    }

    /** Each test, not all of them at once: a class that is skipped as a whole is not counted. */
    @BeforeEach
    void need() {
        Assumptions.assumeTrue(
                started, "SKIPPED: no container engine with our images; ./112 test --containers brings both");
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }

    @Test
    @Order(1)
    void shouldRunAsNobodyWithoutAShellOnWhatCannotBeWritten() {
        for (Service service : Service.values()) {
            assertThat(engine.run("inspect", "-f", "{{.Config.User}}", name(service))
                            .trim())
                    .isEqualTo("10112:10112");
            assertThat(engine.run(
                                    "inspect",
                                    "-f",
                                    "{{index .Config.Labels \"org.opencontainers.image.version\"}}",
                                    name(service))
                            .trim())
                    .isEqualTo(VERSION);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> engine.run("exec", name(service), "/bin/sh", "-c", "true"))
                    .hasMessageContaining("/bin/sh");
        }
    }

    @Test
    @Order(2)
    void shouldTakeOneCallThroughAllFourToItsAcceptance() {
        incidents.add(call());

        acceptAll();

        assertAccepted(incidents.getFirst());
        assertCounted(1);
    }

    @Test
    @Order(3)
    void shouldLoseNothingOfWhatWasSavedWhileAllStop() {
        for (Service service : List.of(Service.ROUTING, Service.GATEWAY, Service.MONITORING)) {
            assertThat(engine.stop(name(service))).as(service.name()).isIn(0, 143);
        }
        incidents.add(call());
        assertThat(engine.stop(name(Service.INTAKE))).isIn(0, 143);

        for (Service service : Service.values()) {
            engine.startAgain(name(service));
        }
        awaitReady();
        acceptAll();

        incidents.forEach(this::assertAccepted);
        assertCounted(2);
        assertThat(desk.orders())
                .as("each agency was asked once for each incident")
                .hasSize(2 * KINDS.size());
        for (String name : List.of("intake", "gateway", "monitoring")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(outbox(name)).as(name).isZero());
        }
    }

    @Test
    @Order(4)
    void shouldCountTheSameAfterAnotherStart() {
        for (Service service : Service.values()) {
            assertThat(engine.stop(name(service))).as(service.name()).isIn(0, 143);
            engine.startAgain(name(service));
        }
        awaitReady();

        incidents.forEach(this::assertAccepted);
        assertCounted(2);
    }

    private Map<String, String> environment(Service service, Broker broker) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrap());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", identity.issuer());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(service.word()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.word());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", service.word());
        if (service == Service.INTAKE || service == Service.GATEWAY) {
            environment.put("LAYANAN112_KEYS_DIRECTORY", "/etc/layanan112/keys");
        }
        if (service == Service.GATEWAY) {
            environment.put("LAYANAN112_GATEWAY_PUBLIC_URL", url(Service.GATEWAY));
            environment.put("LAYANAN112_GATEWAY_LINK_SECRET", "of-this-test-alone-" + UUID.randomUUID());
            environment.put(
                    "LAYANAN112_GATEWAY_SAMPLE_AGENCIES_URL", "http://" + host + ":" + desk.port() + "/{agencyId}");
            environment.put("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", "of-this-test-alone-" + UUID.randomUUID());
        }
        return environment;
    }

    private void awaitReady() {
        for (Service service : Service.values()) {
            await(service + " is ready")
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> get(service, "/q/health/ready", "").statusCode() == 200);
        }
    }

    private String call() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> answer =
                send(request(url(Service.INTAKE) + "/calls", token("call-taker", "centre", "32.73"))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                        {"class":"NORMAL","regionCode":"32.73","incidentType":"FIRE","hazards":["INJURED"],
                         "caller":{"name":"Ani Contoh","number":"+62000000001","safeToCallBack":true},
                         "place":{"address":"Jalan Contoh 12"},"narrative":"Dapur terbakar, satu orang luka"}"""))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("incidentId").asText();
    }

    /** The agencies' people take what comes until every incident has its four. */
    private void acceptAll() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
            desk.orders().forEach(this::accept);
            return accepted.size() == incidents.size() * KINDS.size();
        });
    }

    private void accept(AgencyDesk.Order order) {
        if (!accepted.add(order.deliveryId())) {
            return;
        }
        HttpResponse<String> answer = send(request(
                        order.body().path("acknowledgeAt").asText(),
                        token("agency-officer", "agency", order.agencyId()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"step\":\"ACCEPTED\",\"by\":\"PERSON\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private void assertAccepted(String incident) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode dispatches = json(get(
                            Service.INTAKE, "/incidents/" + incident, token("call-taker", "centre", "32.73")))
                    .path("dispatches");
            assertThat(StreamSupport.stream(dispatches.spliterator(), false)
                            .map(dispatch -> dispatch.path("kind").asText() + " "
                                    + dispatch.path("status").asText()))
                    .containsExactlyInAnyOrderElementsOf(
                            KINDS.stream().map(kind -> kind + " ACCEPTED").toList());
        });
    }

    private void assertCounted(int calls) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode region = json(get(
                            Service.MONITORING,
                            "/regions/counts?region=32.73",
                            token("monitoring-analyst", "centre", "*")))
                    .path("regions")
                    .path(0);
            assertThat(region.path("total").asInt(-1)).isEqualTo(calls);
            assertThat(region.path("byType").path("FIRE").asInt(-1)).isEqualTo(calls);
        });
    }

    private int outbox(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(name), name, name);
                var row = connection.createStatement().executeQuery("SELECT count(*) FROM outbox")) {
            row.next();
            return row.getInt(1);
        }
    }

    private HttpResponse<String> get(Service service, String path, String token) {
        return send(request(url(service) + path, token).build());
    }

    private static HttpRequest.Builder request(String url, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(String role, String claim, String value) {
        return identity.token(Map.of("role", role, claim, value));
    }

    private String url(Service service) {
        return "http://" + host + ":" + ports.get(service);
    }

    private String name(Service service) {
        return run + "-" + service.word();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }

    /** The container's user is another one than ours. */
    private static Path keys(Path keys) throws IOException {
        Keysets.create(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        return keys;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.add(part);
        return part;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
