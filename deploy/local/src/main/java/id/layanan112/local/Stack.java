package id.layanan112.local;

import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import id.layanan112.embedded.Keysets;
import id.layanan112.embedded.Part;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All parts, in the order in which they need each other. */
final class Stack {
    private final Home home;
    private final Ports ports;
    private final boolean gatewayPerLane;
    private final @Nullable Path boundaries;
    private final PrintStream say;
    private final List<Supervised> parts = new CopyOnWriteArrayList<>();
    private volatile boolean allReady;
    private boolean stopping;

    Stack(Home home, Ports ports, boolean gatewayPerLane, @Nullable Path boundaries, PrintStream say) {
        this.home = home;
        this.ports = ports;
        this.gatewayPerLane = gatewayPerLane;
        this.boundaries = boundaries;
        this.say = say;
    }

    /** Starts everything; returns when each part has its process. */
    void start() {
        Keysets.create(home.keys());
        say.println("Starting PostgreSQL, Kafka and the identity provider ...");
        begin("postgres", ports.postgres, () -> of(Database.start(home.data("postgres"), ports.postgres)));
        begin("kafka", ports.kafka, () -> of(Broker.start(home.data("kafka"), ports.kafka)));
        begin("identity", ports.identity, () -> of(Identity.start(home.data("identity"), ports.identity)));
        say.println("Starting the services and the simulated agencies ...");
        service("intake", "intake-service", ports.intake, Share.FIRST, "-Xmx144m");
        service("routing", "routing-service", ports.routing, Share.AFTER, "-Xmx128m");
        if (gatewayPerLane) {
            ports.gateways().forEach(this::gatewayOf);
        } else {
            service("gateway", "agency-gateway", ports.gateway, Share.AFTER, "-Xmx192m");
        }
        service("monitoring", "monitoring-service", ports.monitoring, Share.AFTER, "-Xmx160m");
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

    /** Stops everything, what needs others first. */
    void stop() {
        synchronized (parts) {
            stopping = true;
        }
        parts.reversed().forEach(Supervised::end);
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

    /**
     * Who gets the processor when there is too little for all: saving a call never waits for what follows from it, nor
     * for the simulated agencies, which have machines of their own in the world. Dozens of their threads may want to run
     * at once: a little nicer is not enough. The thorough compiler costs more than it gives back within minutes, but for
     * what is called most.
     */
    private enum Share {
        FIRST(List.of(), List.of()),
        AFTER(List.of("nice", "-n", "15"), List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));

        private final List<String> prefix;
        private final List<String> flags;

        Share(List<String> prefix, List<String> flags) {
            this.prefix = prefix;
            this.flags = flags;
        }
    }

    private void service(String name, String module, int port, Share share, String heap) {
        begin(name, port, () -> java(name, home.service(module), share, heap, environment(name, port), List.of()));
    }

    /** A process that has one lane's topic, rows and keys, and no others. */
    private void gatewayOf(String lane, int port) {
        String name = lane.equals("other") ? "gateway" : "gateway-" + lane;
        Map<String, String> environment = environment("gateway", port);
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
                () -> java(name, home.service("agency-gateway"), Share.AFTER, "-Xmx144m", environment, List.of()));
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
        return java(
                "agencies",
                home.simulator(),
                Share.AFTER,
                "-Xmx320m",
                Map.of("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", secret()),
                List.of(
                        "agencies",
                        "--port",
                        Integer.toString(ports.agencies),
                        "--state",
                        home.data("agencies").toString()));
    }

    private Map<String, String> environment(String name, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:" + ports.identity + "/layanan112");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres + "/" + name);
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", name);
        environment.put("LAYANAN112_KEYS_DIRECTORY", home.keys().toString());
        if (name.equals("routing")) {
            // There is one, under one name: after a kill it has its partitions again at once (ADR 8).
            environment.put("MP_MESSAGING_INCOMING_INCIDENT_GROUP_INSTANCE_ID", "routing-1");
        }
        if (name.equals("gateway")) {
            // As routing, and each lane's in a group of its own.
            environment.put("MP_MESSAGING_INCOMING_ORDERS_GROUP_INSTANCE_ID", "gateway-1");
            environment.put("LAYANAN112_GATEWAY_PUBLIC_URL", "http://127.0.0.1:" + port);
            environment.put(
                    "LAYANAN112_GATEWAY_SAMPLE_AGENCIES_URL",
                    "http://127.0.0.1:" + ports.agencies + "/agencies/{agencyId}/orders");
            environment.put("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", secret());
            environment.put("LAYANAN112_GATEWAY_LINK_SECRET", secret("order-links.secret"));
            environment.put(
                    "LAYANAN112_GATEWAY_SMS_OUTBOX", home.data("sms-outbox").toString());
        }
        environment.put(
                "LAYANAN112_INTAKE_CONTACT_OUTBOX", home.data("contact-outbox").toString());
        if (boundaries != null) {
            environment.put("LAYANAN112_BOUNDARIES", boundaries.toAbsolutePath().toString());
        }
        return environment;
    }

    private Supervised.Running java(
            String name, Path jar, Share share, String heap, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(share.prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(share.flags);
        command.addAll(List.of(
                heap,
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-Xss512k",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        File log = home.log(name).toFile();
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)).redirectErrorStream(true);
        try {
            Process process = builder.start();
            return new Supervised.Running() {
                @Override
                public Process process() {
                    return process;
                }

                @Override
                public void stop() {
                    endOrderly(process);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endOrderly(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
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

    /** The secret from which the sample agencies' own secrets follow; made once. */
    private String secret() {
        return secret("sample-agencies.secret");
    }

    /** Random text of this stack alone; made once, and read by its owner. */
    private String secret(String name) {
        Path file = home.keys().resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
