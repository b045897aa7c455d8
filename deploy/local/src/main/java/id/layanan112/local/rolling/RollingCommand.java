package id.layanan112.local.rolling;

import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import id.layanan112.embedded.Identity;
import id.layanan112.embedded.Keysets;
import id.layanan112.local.Home;
import id.layanan112.local.Launch;
import id.layanan112.local.Ports;
import id.layanan112.local.Refusal;
import id.layanan112.local.gateway.GatewayState;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Updates two instances of every service, one after the other, from an earlier version to this one and back, while calls
 * come at a constant rate: migrations first, then who reads events, then who writes them; back in the other order. Then
 * everything that a client was told is counted.
 */
@Command(
        name = "rolling",
        mixinStandardHelpOptions = true,
        description = "Pembaruan bergilir. Rolls every service to this version and back while calls come, and counts.")
public final class RollingCommand implements Callable<Integer> {
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int INSTANCES = 2;
    private static final int SLOWEST = 8;
    /** Calls a second that programs take that have just begun. */
    private static final int FEW = 10;

    private static final String UPDATE_OF = "update of ";
    private static final String BACK = "back: ";
    /** minReadySeconds and preStop in deploy/kubernetes/base/rollout.yaml. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration LEAVING = Duration.ofSeconds(5);

    @Option(names = "--from", description = "the earlier version (default: deploy/previous-version)")
    String from = "";

    @Option(names = "--rate", defaultValue = "50", description = "calls a second (${DEFAULT-VALUE})")
    int rate;

    @Option(
            names = "--mix",
            defaultValue = "gresik",
            description = "of calls, as ./112 simulate has it (${DEFAULT-VALUE}, most of which are no emergencies)")
    String mix = "gresik";

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "seconds before it is measured, the first half at most " + FEW + " a second (${DEFAULT-VALUE})")
    int warmUp;

    @Option(names = "--steady", defaultValue = "60", description = "seconds of each steady phase (${DEFAULT-VALUE})")
    int steady;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "services that are replaced, the others stay as they were (default: all): ${COMPLETION-CANDIDATES}")
    Set<Service> only = EnumSet.allOf(Service.class);

    private final PrintStream say = System.out;
    private final Phases phases = new Phases();
    private final Map<Service, Front> fronts = new EnumMap<>(Service.class);
    private final Map<Service, List<Instance>> running = new EnumMap<>(Service.class);
    private final StartCaches caches =
            new StartCaches(Home.here().state().resolve("rolling").resolve("caches"));
    private int started;
    private boolean migrated;
    private final List<Process> children = new CopyOnWriteArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Home home = Home.here();
        // Ctrl-C ends what was begun, too.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> children.forEach(Process::destroyForcibly)));
        Version present = Version.present(home);
        Version earlier = Version.of(home, from.isEmpty() ? previous(home) : from);
        Path folder = home.state().resolve("rolling").resolve("data");
        Home.delete(folder);
        Keysets.create(home.keys());
        makeCaches(home, List.of(earlier, present), folder.resolve("caches"));
        say.println("Starting PostgreSQL, Kafka and the identity provider ...");
        Ports ports = Ports.of(freePort(), freePort(), freePort(), freePort());
        try (Database _ = Database.start(folder.resolve("postgres"), port(ports, "postgres"));
                Broker _ = Broker.start(folder.resolve("kafka"), port(ports, "kafka"));
                Identity _ = Identity.start(folder.resolve("identity"), port(ports, "identity"))) {
            return roll(new Launch(home, ports, null), ports, earlier, present, folder);
        } finally {
            children.forEach(Process::destroyForcibly);
            fronts.values().forEach(Front::close);
        }
    }

    /** Beside parts of their own: what is measured later begins with an empty database. */
    private void makeCaches(Home home, List<Version> versions, Path folder) throws IOException, InterruptedException {
        List<Map.Entry<Version, Service>> missing = new ArrayList<>();
        for (Version version : versions) {
            for (Service service : Service.values()) {
                if (caches.missing(version, service)) {
                    missing.add(Map.entry(version, service));
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Ports ports = Ports.of(freePort(), freePort(), freePort(), freePort());
        try (Database _ = Database.start(folder.resolve("postgres"), port(ports, "postgres"));
                Broker _ = Broker.start(folder.resolve("kafka"), port(ports, "kafka"));
                Identity _ = Identity.start(folder.resolve("identity"), port(ports, "identity"))) {
            Launch launch = new Launch(home, ports, null);
            for (Map.Entry<Version, Service> one : missing) {
                Version version = one.getKey();
                Service service = one.getValue();
                say.printf("Making the start cache of %s, %s version ...%n", service.word, version.name());
                int port = freePort();
                caches.make(launch, version, service, port, environment(launch, service, port), children::add);
            }
        }
    }

    private static String previous(Home home) throws IOException {
        return java.nio.file.Files.readString(home.root().resolve("deploy/previous-version"))
                .strip();
    }

    private int roll(Launch launch, Ports ports, Version earlier, Version present, Path folder)
            throws IOException, InterruptedException, SQLException {
        for (Service service : Service.values()) {
            fronts.put(service, new Front(0, phases));
            running.put(service, new ArrayList<>());
        }
        children.add(agencies(launch, ports, present, folder));
        say.println("Starting two instances of each service of the earlier version ...");
        for (Service service : Service.values()) {
            for (int i = 0; i < INSTANCES; i++) {
                add(start(launch, earlier, service));
            }
        }
        beQuick(ports);
        say.printf("%d calls a second; warming up for %d s ...%n", rate, warmUp);
        Process calls = warmUp(ports, present);
        try {
            phases.begin("steady, earlier version");
            Thread.sleep(Duration.ofSeconds(steady));
            phases.begin(UPDATE_OF + "databases");
            for (Service service : Service.values()) {
                migrate(launch, present, service);
            }
            migrated = true;
            List<Service> order = List.copyOf(EnumSet.copyOf(only));
            for (Service service : order) {
                phases.begin(UPDATE_OF + service.word);
                replace(launch, present, service);
            }
            phases.begin("steady, this version");
            Thread.sleep(Duration.ofSeconds(steady));
            for (Service service : order.reversed()) {
                phases.begin(BACK + service.word);
                replace(launch, earlier, service);
            }
            phases.begin("steady, back at the earlier one");
            Thread.sleep(Duration.ofSeconds(steady));
            phases.end();
        } finally {
            end(calls);
        }
        boolean right = counts(ports);
        return right ? 0 : 1;
    }

    /** Gently first: what piles up before programs that have just begun would still be there when it is measured. */
    private Process warmUp(Ports ports, Version present) throws IOException, InterruptedException {
        Process few = calls(ports, present, Math.min(rate, FEW));
        Thread.sleep(Duration.ofSeconds(warmUp).dividedBy(2));
        end(few);
        Process calls = calls(ports, present, rate);
        Thread.sleep(Duration.ofSeconds(warmUp).dividedBy(2));
        return calls;
    }

    private static void end(Process calls) throws InterruptedException {
        calls.destroy();
        calls.waitFor(20, TimeUnit.SECONDS);
    }

    private void add(Instance instance) throws IOException, InterruptedException {
        boolean first = instance.service().share == Launch.Share.FIRST;
        if (first) {
            Priority.behind(instance.process());
        }
        double seconds = instance.awaitReady();
        if (first) {
            Priority.level(instance.process());
        }
        say.printf(Locale.ROOT, "  %s is ready after %.1f s%n", instance.name(), seconds);
        all(instance.service()).add(instance);
        front(instance.service()).add(instance);
    }

    /** A new one is there, and has worked for a while, before an old one is told to go. */
    private void replace(Launch launch, Version version, Service service) throws IOException, InterruptedException {
        for (Instance old : List.copyOf(all(service))) {
            add(start(launch, version, service));
            Thread.sleep(SETTLED);
            front(service).takeOut(old);
            Thread.sleep(LEAVING);
            old.end();
            all(service).remove(old);
            say.printf("  %s ended with %d%n", old.name(), old.process().exitValue());
        }
    }

    private Instance start(Launch launch, Version version, Service service) throws IOException {
        int port = freePort();
        String name = "rolling-" + service.word + "-" + version.name() + "-" + ++started;
        Process process = launch.process(
                name,
                version.home().service(service.module),
                service.share,
                service.heap,
                caches.of(version, service),
                environment(launch, service, port),
                List.of());
        children.add(process);
        return new Instance(service, name, port, process);
    }

    private Map<String, String> environment(Launch launch, Service service, int port) {
        Map<String, String> environment = launch.environment(service.word, port);
        // Two of them: with one name for both, the later would throw the earlier out.
        environment.keySet().removeIf(name -> name.endsWith("_GROUP_INSTANCE_ID"));
        // Older ones were told by every service.
        environment.put("LAYANAN112_KEYS_DIRECTORY", Home.here().keys().toString());
        if (service == Service.ROUTING || service == Service.MONITORING) {
            environment.remove("LAYANAN112_KEYS_DIRECTORY");
        }
        if (migrated) {
            // As deployed: a job migrates, and a version that is gone back to does not look what is newer than itself.
            environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        }
        if (service == Service.GATEWAY && fronts.containsKey(service)) {
            environment.put(
                    "LAYANAN112_GATEWAY_PUBLIC_URL",
                    "http://127.0.0.1:" + front(service).port());
        }
        return environment;
    }

    private void migrate(Launch launch, Version version, Service service) throws IOException, InterruptedException {
        Map<String, String> environment = environment(launch, service, freePort());
        environment.put("LAYANAN112_MIGRATE_ONLY", "true");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        String name = "rolling-" + service.word + "-migration";
        Process process = launch.process(
                name, version.home().service(service.module), Launch.Share.AFTER, service.heap, environment, List.of());
        children.add(process);
        if (process.waitFor() != 0) {
            throw new Refusal("The database of " + service.word + " was not migrated; see .112/logs/" + name + ".log");
        }
        say.printf("  the database of %s is migrated%n", service.word);
    }

    private Process agencies(Launch launch, Ports ports, Version present, Path folder) {
        return launch.process(
                "rolling-agencies",
                present.home().simulator(),
                Launch.Share.AFTER,
                "-Xmx320m",
                Map.of("LAYANAN112_GATEWAY_SAMPLE_AGENCIES_SECRET", launch.agenciesSecret()),
                List.of(
                        "agencies",
                        "--port",
                        Integer.toString(port(ports, "agencies")),
                        "--state",
                        folder.resolve("agencies").toString()));
    }

    /** Agencies answer at once: what is looked at here is this platform. */
    private static void beQuick(Ports ports) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(ports, "agencies") + "/behaviour"))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"fast\":true,\"seed\":7}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private Process calls(Ports ports, Version present, int perSecond) throws IOException {
        Process calls = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        present.home().simulator().toString(),
                        "simulate",
                        "--identity=http://127.0.0.1:" + port(ports, "identity"),
                        "--intake=http://127.0.0.1:" + front(Service.INTAKE).port(),
                        "--gateway=http://127.0.0.1:" + front(Service.GATEWAY).port(),
                        "--monitoring=http://127.0.0.1:"
                                + front(Service.MONITORING).port(),
                        "--agencies=http://127.0.0.1:" + port(ports, "agencies"),
                        "--mix=" + mix,
                        "--rate=" + perSecond,
                        "--for=3600s")
                .redirectOutput(Home.here().log("rolling-calls").toFile())
                .redirectErrorStream(true)
                .start();
        children.add(calls);
        return calls;
    }

    /** What clients were told, and what is there. */
    private boolean counts(Ports ports) throws SQLException, InterruptedException {
        int postgres = port(ports, "postgres");
        try (GatewayState gateway = new GatewayState(postgres)) {
            boolean quiet = awaitQuiet(gateway);
            long told = phases.savedOnce();
            long stored = count(postgres, "intake", "call");
            long facts =
                    awaitCount(postgres, "monitoring", "fact WHERE type = 'id.layanan112.call.received.v1'", stored);
            phases.print(say);
            phases.printSlowest(say, SLOWEST);
            say.printf("%-72s %,d%n", "calls that a client was told are saved", told);
            say.printf("%-72s %,d%n", "calls in the database", stored);
            say.printf("%-72s %,d%n", "calls that monitoring counts", facts);
            boolean exact = gateway.check(say) && quiet && stored >= told && facts == stored;
            double usual = phases.millis("steady", 0.99);
            say.printf(Locale.ROOT, "p99 of saving in the three steady phases together: %.1f ms%n", usual);
            printTimesUsual("the whole update", "", usual);
            for (Service service : EnumSet.copyOf(only)) {
                printTimesUsual("  of it, while " + service.word + " was replaced", service.word, usual);
            }
            say.printf("%-72s %,d%n", "failed requests", phases.failures());
            say.println(exact && phases.failures() == 0 ? "EXACT, and nothing failed" : "NOT AS IT SHOULD BE");
            return exact && phases.failures() == 0;
        }
    }

    private void printTimesUsual(String what, String word, double usual) {
        say.printf(
                Locale.ROOT,
                "%-48s %.2f times that, back %.2f%n",
                what,
                phases.millis(UPDATE_OF + word, 0.99) / usual,
                phases.millis(BACK + word, 0.99) / usual);
    }

    private boolean awaitQuiet(GatewayState gateway) throws InterruptedException, SQLException {
        long end = System.nanoTime() + QUIET.toNanos();
        long told = 0;
        while (System.nanoTime() < end) {
            long open = gateway.undecided();
            if (open == 0) {
                return true;
            }
            if (System.nanoTime() - told > 10_000_000_000L) {
                say.printf("  %,d orders nobody has accepted yet, and no human has ...%n", open);
                told = System.nanoTime();
            }
            Thread.sleep(1_000);
        }
        return false;
    }

    private static long awaitCount(int port, String database, String from, long wanted)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        long seen;
        do {
            seen = count(port, database, from);
            Thread.sleep(500);
        } while (seen != wanted && System.nanoTime() < end);
        return seen;
    }

    private static long count(int port, String database, String from) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, database, database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Instance> all(Service service) {
        return running.getOrDefault(service, List.of());
    }

    private Front front(Service service) {
        return java.util.Objects.requireNonNull(fronts.get(service));
    }

    private static int port(Ports ports, String part) {
        return java.util.Objects.requireNonNull(ports.all().get(part));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
