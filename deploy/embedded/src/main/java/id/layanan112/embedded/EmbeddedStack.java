package id.layanan112.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real parts for {@code @QuarkusTest}: one broker, PostgreSQL and identity provider per test JVM. With the argument
 * {@code database} the service gets an empty database of its own. They end with the JVM.
 */
public final class EmbeddedStack implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Running running;

    private @Nullable String database;

    private record Running(Path keys, Broker broker, Database database, Identity identity) {}

    /** The parts, started at first use. */
    private static synchronized Running running() {
        if (running == null) {
            try {
                Path folder = Files.createTempDirectory("layanan112-test");
                Keysets.create(folder.resolve("keys"));
                Database database = database(folder.resolve("postgres"));
                Broker broker = broker(folder.resolve("kafka"));
                Identity identity = Identity.start(folder.resolve("identity"), Parts.freePort());
                running = new Running(folder.resolve("keys"), broker, database, identity);
                share(running);
                forgetAtExit(folder, List.of(broker, identity, database));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    private static Database database(Path folder) {
        int port = Parts.freePort();
        return Containers.asked() ? Database.startContainer(folder, "127.0.0.1", port) : Database.start(folder, port);
    }

    private static Broker broker(Path folder) {
        int port = Parts.freePort();
        return Containers.asked() ? Broker.startContainer(folder, "127.0.0.1", port) : Broker.start(folder, port);
    }

    private static void forgetAtExit(Path folder, List<Part> parts) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            // Nothing of it is wanted again, so that nobody waits for an orderly stop.
            parts.forEach(Part::kill);
            parts.forEach(part -> part.process().onExit().join());
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.getLogger(EmbeddedStack.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }

    // Quarkus loads test resources and tests with different class loaders: what both need goes by system property.
    private static void share(Running parts) {
        System.setProperty("layanan112.test.bootstrap", parts.broker().bootstrap());
        System.setProperty("layanan112.test.issuer", parts.identity().issuer());
    }

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        Running parts = running();
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", parts.broker().bootstrap(),
                "quarkus.oidc.auth-server-url", parts.identity().issuer(),
                "layanan112.keys.directory", parts.keys().toString()));
        if (database != null) {
            String name = database + "_test_" + DATABASES.incrementAndGet();
            parts.database().createDatabase(name, database);
            settings.put("quarkus.datasource.jdbc.url", parts.database().jdbcUrl(name));
            settings.put("quarkus.datasource.username", database);
            settings.put("quarkus.datasource.password", database);
        }
        return settings;
    }

    @Override
    public void stop() {
        // Kept for the next test class; the children end with this JVM.
    }

    /** Where the broker of the running tests listens. */
    public static String bootstrap() {
        return System.getProperty("layanan112.test.bootstrap");
    }

    /** A token with the given claims, as {@code "role", "call-taker", "centre", "32.73"}. */
    public static String token(String... claims) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < claims.length; i += 2) {
            map.put(claims[i], claims[i + 1]);
        }
        return Identity.token(System.getProperty("layanan112.test.issuer"), map);
    }
}
