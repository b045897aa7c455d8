package id.layanan112.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL, with every write on disk before it is confirmed. Its process is a shell that ends with the server,
 * and that stops the server when this JVM is gone.
 */
public final class Database implements Part {
    /** The databases that a platform has, each with a role of its own name. */
    public static final List<String> SERVICES = List.of("intake", "routing", "gateway", "monitoring");

    /** Of a gateway for one lane alone: it is not the owner, and has its own rows. */
    public static final List<String> LANES = List.of("police", "fire", "medical", "power", "other");

    private static final List<String> SETTINGS = Stream.of(
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=200",
                    "shared_buffers=128MB",
                    "timezone=UTC")
            .flatMap(setting -> Stream.of("-c", setting))
            .toList();

    private static final Duration START = Duration.ofSeconds(60);

    // The server runs beside a reader of our standard input, whose end stops it; the shell ends when the server does.
    private static final String SHELL = """
            exec 3<&0
            "$@" &
            server=$!
            (cat <&3 >/dev/null; kill -INT $server) &
            wait $server
            kill $! 2>/dev/null
            """;

    private final String address;
    private final Process process;
    private final boolean contained;

    private Database(String address, Process process, boolean contained) {
        this.address = address;
        this.process = process;
        this.contained = contained;
    }

    /** Starts on what is in {@code folder}, or anew; returns when it answers. */
    public static Database start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(folder, data);
            }
            stopLeftOver(data);
            Database database = new Database("127.0.0.1:" + port, launch(folder, data, port), false);
            database.awaitAnswer(folder);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Starts in a container, anew; returns when it answers.
     *
     * @param host an address of this machine
     */
    public static Database startContainer(Path folder, String host, int port) {
        Process process = Parts.start(
                ContainerDatabase.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Parts.log(folder, "postgres.log"),
                Stream.concat(Stream.of(Containers.postgresImage(), host, Integer.toString(port)), SETTINGS.stream())
                        .toList());
        Database database = new Database(host + ":" + port, process, true);
        try {
            database.awaitAnswer(folder);
            return database;
        } catch (IOException e) {
            database.kill();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            database.kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The library unpacks the server and makes the cluster; afterwards the server is ours to start and watch. */
    private static void initialise(Path folder, Path data) throws IOException {
        // Whatever an interrupted attempt left would be in its way.
        clear(folder);
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setPgBinaryResolver(new Binaries())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()
                .close();
    }

    /** The library's own, but one for each folder: it unpacks once for each resolver in a process, wherever that was. */
    private static final class Binaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String architecture) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private static Process launch(Path folder, Path data, int port) throws IOException {
        List<String> command = Stream.of(
                        Stream.of("sh", "-c", SHELL, "postgres"),
                        // PostgreSQL refuses to run as root; a user namespace of its own is what it accepts.
                        "root".equals(System.getProperty("user.name"))
                                ? Stream.of("unshare", "-U")
                                : Stream.<String>of(),
                        Stream.of(
                                server(folder).toString(),
                                "-D",
                                data.toString(),
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories="),
                        SETTINGS.stream())
                .flatMap(words -> words)
                .toList();
        Path log = folder.resolve("postgres.log");
        return new ProcessBuilder(command)
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static Path server(Path folder) throws IOException {
        try (Stream<Path> unpacked = Files.list(folder)) {
            return unpacked.map(path -> path.resolve("bin/postgres"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no server was unpacked in " + folder));
        }
    }

    /** A server whose shell was killed still holds the data: it is stopped first. */
    private static void stopLeftOver(Path data) throws IOException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
        ProcessHandle left = ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
        if (left != null) {
            left.destroy();
            for (int i = 0; i < 200 && left.isAlive(); i++) {
                Thread.sleep(50);
            }
            left.destroyForcibly();
        }
        // A process namespace apart can hide whether the old server lives: after the above it does not.
        Files.deleteIfExists(file);
    }

    private void awaitAnswer(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
                    Statement statement = connection.createStatement()) {
                for (String service : SERVICES) {
                    create(statement, service, service);
                }
                for (String lane : LANES) {
                    createRole(statement, "gateway_" + lane);
                }
                return;
            } catch (SQLException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("PostgreSQL did not start; see " + folder.resolve("postgres.log"));
    }

    private static void create(Statement statement, String database, String role) throws SQLException {
        createRole(statement, role);
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + role);
        }
    }

    private static void createRole(Statement statement, String role) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    /** One more, empty database with its owner's role; for tests. */
    public void createDatabase(String name, String role) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            create(statement, name, role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void kill() {
        if (contained) {
            // Its keeper's forcible end would leave the container behind; what the keeper does to it is a kill.
            Parts.stop(process);
        } else {
            Part.super.kill();
        }
    }

    @Override
    public void close() {
        Parts.stop(process);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
