package id.layanan112.local.routing;

import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import id.layanan112.local.Home;
import id.layanan112.local.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Routing with a broker, a database and an identity provider of its own, and nobody else: for what is measured alone. */
final class RoutingAlone implements AutoCloseable {
    /** As the local stack runs it, but for the compiler, which is the machine's own. */
    static final List<String> JVM = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=192m",
            "-Xss512k",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration READY = Duration.ofSeconds(90);

    private final Home home;
    private final Broker broker;
    private final Database database;
    private final Identity identity;
    private final int port = freePort();
    private final File log;

    RoutingAlone(Home home, Path folder) {
        this.home = home;
        this.broker = Broker.start(folder.resolve("kafka"), freePort());
        int postgres = freePort();
        this.database = Database.start(folder.resolve("postgres"), postgres);
        this.identity = Identity.start(folder.resolve("identity"), freePort());
        this.log = home.log("bench-routing").toFile();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /**
     * A routing process that has only just been started.
     *
     * @param flags of the JVM, besides
     */
    Process routing(String... flags) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", home.service("routing-service").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true);
        builder.environment().put("MP_MESSAGING_INCOMING_INCIDENT_GROUP_INSTANCE_ID", "routing-1");
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.bootstrap(),
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        identity.issuer(),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database.jdbcUrl("routing"),
                        "QUARKUS_DATASOURCE_USERNAME",
                        "routing",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "routing"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same machine, the same flags, and nothing but the loop. */
    Process bare(String group, Path sample) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                broker.bootstrap(),
                group,
                sample.toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (http("GET", "/q/health/ready", "", "text/plain").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not there yet.
            }
            Thread.sleep(200);
        }
        throw new Refusal("routing is not ready; see " + log);
    }

    HttpResponse<String> http(String method, String path, String body, String type)
            throws IOException, InterruptedException {
        return http("bench", method, path, body, type);
    }

    /** @param who an administrator of the nation */
    HttpResponse<String> http(String who, String method, String path, String body, String type)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header(
                                    "Authorization",
                                    "Bearer "
                                            + identity.token(
                                                    Map.of("role", "administrator", "centre", "*", "who", who)))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        identity.close();
        broker.close();
        database.close();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
