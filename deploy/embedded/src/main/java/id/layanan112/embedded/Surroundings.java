package id.layanan112.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What services find around them while images are built: real parts, and for each service its environment as a file. */
final class Surroundings {
    private static final Map<String, String> MODULES = Map.of(
            "intake-service", "intake",
            "routing-service", "routing",
            "agency-gateway", "gateway",
            "monitoring-service", "monitoring");

    private Surroundings() {}

    /**
     * Arguments: a folder, which gets {@code keys}, each {@code MODULE.env} and {@code call-taker.token} (of 32.73), and
     * {@code ready} when all answer; ends when standard input does. With a second one, {@code cluster}: only an empty
     * database, made and stopped in order.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 1) {
            Database.start(folder, Parts.freePort()).close();
            return;
        }
        Path keys = folder.resolve("keys");
        Keysets.create(keys);
        readableByContainers(keys);
        try (Database database = Database.start(folder.resolve("postgres"), Parts.freePort());
                Broker broker = Broker.start(folder.resolve("kafka"), Parts.freePort());
                Identity identity = Identity.start(folder.resolve("identity"), Parts.freePort())) {
            for (Map.Entry<String, String> module : MODULES.entrySet()) {
                Files.write(
                        folder.resolve(module.getKey() + ".env"),
                        lines(environment(module.getValue(), database, broker, identity)));
            }
            Files.writeString(
                    folder.resolve("call-taker.token"),
                    identity.token(Map.of("role", "call-taker", "centre", "32.73")));
            Files.createFile(folder.resolve("ready"));
            while (System.in.read() >= 0) {
                // Nothing is sent: the end is what is waited for.
            }
        }
    }

    private static Map<String, String> environment(
            String service, Database database, Broker broker, Identity identity) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrap(),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(Parts.freePort()),
                "QUARKUS_OIDC_AUTH_SERVER_URL", identity.issuer(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(service),
                "QUARKUS_DATASOURCE_USERNAME", service,
                "QUARKUS_DATASOURCE_PASSWORD", service));
        if (service.equals("intake") || service.equals("gateway")) {
            environment.put("LAYANAN112_KEYS_DIRECTORY", "/etc/layanan112/keys");
        }
        if (service.equals("gateway")) {
            environment.put("LAYANAN112_GATEWAY_PUBLIC_URL", "http://127.0.0.1");
            environment.put("LAYANAN112_GATEWAY_LINK_SECRET", "of-a-run-that-nobody-sees-again-0123456789");
        }
        return environment;
    }

    private static List<String> lines(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Keys of nobody, for one run: the container's user is another one. */
    private static void readableByContainers(Path keys) throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }
}
