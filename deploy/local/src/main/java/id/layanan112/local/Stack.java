package id.layanan112.local;

import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import id.layanan112.embedded.Keysets;
import id.layanan112.embedded.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** All parts, in the order in which they need each other. */
final class Stack {
    /** What the programs need, and finish with before it goes. */
    private static final Set<String> NEEDED = Set.of("postgres", "kafka", "identity");

    private final Home home;
    private final Ports ports;
    private final boolean gatewayPerLane;
    private final PrintStream say;
    private final Launch launch;
    private final List<Supervised> parts = new CopyOnWriteArrayList<>();
    private volatile boolean allReady;
    private boolean stopping;

    Stack(Home home, Ports ports, boolean gatewayPerLane, @Nullable Path boundaries, PrintStream say) {
        this.home = home;
        this.ports = ports;
        this.gatewayPerLane = gatewayPerLane;
        this.say = say;
        this.launch = new Launch(home, ports, boundaries);
    }

    /** Starts everything; returns when each part has its process. */
    void start() {
        Keysets.create(home.keys());
        say.println("Starting PostgreSQL, Kafka and the identity provider ...");
        begin("postgres", ports.postgres, () -> of(Database.start(home.data("postgres"), ports.postgres)));
        begin("kafka", ports.kafka, () -> of(Broker.start(home.data("kafka"), ports.kafka)));
        begin("identity", ports.identity, () -> of(Identity.start(home.data("identity"), ports.identity)));
        say.println("Starting the services and the simulated agencies ...");
        service("intake", "intake-service", ports.intake, Launch.Share.FIRST, "-Xmx144m");
        service("routing", "routing-service", ports.routing, Launch.Share.AFTER, "-Xmx128m");
        if (gatewayPerLane) {
            ports.gateways().forEach(this::gatewayOf);
        } else {
            service("gateway", "agency-gateway", ports.gateway, Launch.Share.AFTER, "-Xmx192m");
        }
        service("monitoring", "monitoring-service", ports.monitoring, Launch.Share.AFTER, "-Xmx160m");
        begin("agencies", ports.agencies, this::agencies);
    }

    /** Those that do not answer yet. */
    List<String> waitingFor() {
        List<String> waiting = parts.stream()
                .filter(part -> !part.ready())
                .map(Supervised::name)
                .toList();
        if (waiting.isEmpty() && !allReady) {
            allReady = true;
            write();
        }
        return waiting;
    }

    /** Stops everything: the programs side by side, for each finishes what it began, and then what they need. */
    void stop() {
        synchronized (parts) {
            stopping = true;
        }
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.stream().filter(part -> !needed(part)).forEach(part -> sideBySide.execute(part::end));
        }
        parts.reversed().stream().filter(Stack::needed).forEach(Supervised::end);
    }

    private static boolean needed(Supervised part) {
        return NEEDED.contains(part.name());
    }

    private void begin(String name, int port, java.util.function.Supplier<Supervised.Running> start) {
        Supervised part = new Supervised(name, port, start, this::write, say);
        synchronized (parts) {
            // Ctrl-C while starting: what is not started yet never is.
            if (stopping) {
                return;
            }
            parts.add(part);
        }
        part.begin();
    }

    private void service(String name, String module, int port, Launch.Share share, String heap) {
        begin(
                name,
                port,
                () -> launch.java(name, home.service(module), share, heap, launch.environment(name, port), List.of()));
    }

    /** A process that has one lane's topic, rows and keys, and no others. */
    private void gatewayOf(String lane, int port) {
        String name = lane.equals("other") ? "gateway" : "gateway-" + lane;
        Map<String, String> environment = launch.environment("gateway", port);
        environment.put("QUARKUS_PROFILE", "prod,lane");
        environment.put("LAYANAN112_GATEWAY_LANE", lane);
        environment.put("QUARKUS_DATASOURCE_USERNAME", "gateway_" + lane);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "gateway_" + lane);
        environment.put("QUARKUS_FLYWAY_USERNAME", "gateway");
        environment.put("QUARKUS_FLYWAY_PASSWORD", "gateway");
        if (!lane.equals("other")) {
            // Sample agencies are made once.
            environment.remove("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_URL");
        }
        if (lane.equals("power")) {
            environment.put("LAYANAN112_KEYS_DIRECTORY", powerKeys().toString());
        }
        begin(
                name,
                port,
                () -> launch.java(
                        name, home.service("agency-gateway"), Launch.Share.AFTER, "-Xmx144m", environment, List.of()));
    }

    /** Where it is, and what it writes back; nothing of whoever called. */
    private Path powerKeys() {
        Path folder = home.keys().resolve("power");
        try {
            Files.createDirectories(folder);
            for (String keyset : List.of("block-scene.json", "block-response.json")) {
                Files.copy(
                        home.keys().resolve(keyset),
                        folder.resolve(keyset),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Supervised.Running agencies() {
        return launch.java(
                "agencies",
                home.simulator(),
                Launch.Share.AFTER,
                "-Xmx320m",
                Map.of("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", launch.agenciesSecret()),
                List.of(
                        "agencies",
                        "--port",
                        Integer.toString(ports.agencies),
                        "--state",
                        home.data("agencies").toString()));
    }

    private static Supervised.Running of(Part part) {
        return new Supervised.Running() {
            @Override
            public Process process() {
                return part.process();
            }

            @Override
            public void stop() {
                part.close();
            }
        };
    }

    private synchronized void write() {
        new StackState(
                        ProcessHandle.current().pid(),
                        allReady,
                        List.copyOf(parts).stream().map(Supervised::state).toList())
                .write(home);
    }

    Optional<String> missingArtifact() {
        return List.of(
                        home.service("intake-service"),
                        home.service("routing-service"),
                        home.service("agency-gateway"),
                        home.service("monitoring-service"),
                        home.simulator())
                .stream()
                .filter(path -> !Files.exists(path))
                .map(Path::toString)
                .findFirst();
    }
}
