package id.layanan112.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.layanan112.embedded.Identity;
import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One monitoring service, as the local stack runs it; it can be killed and started again. */
final class MonitoringProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY = Duration.ofSeconds(90);

    private final Home home;
    private final Surroundings around;
    private final String database;
    private final Map<String, String> settings;
    private final String log;
    private final HttpClient http = HttpClient.newHttpClient();
    final int port = Surroundings.freePort();
    private volatile Process process;
    private boolean wanted;
    private @Nullable String token;

    /** @param settings besides, as environment variables */
    MonitoringProcess(Home home, Surroundings around, String database, String log, Map<String, String> settings) {
        this.home = home;
        this.around = around;
        this.database = database;
        this.log = log;
        this.settings = settings;
        if (!database.equals("monitoring")) {
            around.database.createDatabase(database, "monitoring");
        }
        this.process = launch();
        this.wanted = true;
        Thread.ofPlatform().daemon().name("supervisor").start(this::supervise);
    }

    /** It ends itself when it stands still, and counts on being started again. */
    private void supervise() {
        try {
            while (true) {
                Thread.sleep(200);
                synchronized (this) {
                    if (wanted && !process.isAlive()) {
                        process = launch();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-Xss512k",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                home.service("monitoring-service").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(log).toFile()))
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                around.broker.bootstrap(),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                around.identity.issuer(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                around.database.jdbcUrl(database),
                "QUARKUS_DATASOURCE_USERNAME",
                "monitoring",
                "QUARKUS_DATASOURCE_PASSWORD",
                "monitoring",
                // There is one, under one name: after a kill it has its partitions again at once (ADR 8).
                "MP_MESSAGING_INCOMING_EVENTS_GROUP_INSTANCE_ID",
                "monitoring-1"));
        environment.putAll(settings);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("LAYANAN112_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    synchronized void kill() throws InterruptedException {
        wanted = false;
        process.destroyForcibly().waitFor();
    }

    /** In the orderly way. */
    synchronized void end() throws InterruptedException {
        wanted = false;
        process.destroy();
        process.waitFor();
    }

    synchronized void startAgain() {
        process = launch();
        wanted = true;
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not there yet.
            }
            Thread.sleep(100);
        }
        throw new Refusal("monitoring is not ready; see " + home.log(log));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new Refusal(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        if (token == null) {
            token = Identity.token(
                    around.identity.issuer(), Map.of("role", "administrator monitoring-analyst", "centre", "*"));
        }
        return token;
    }

    @Override
    public synchronized void close() {
        wanted = false;
        process.destroyForcibly();
        http.close();
    }
}
