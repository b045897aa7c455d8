package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server in a folder: the script's own paths under it, Debian's PostgreSQL, the broker, nginx's check of its
 * configuration. Services are notes of the release that they were started from.
 */
final class SingleNode implements AutoCloseable {
    static final List<String> SERVICES = List.of(
            "intake",
            "routing",
            "gateway@police",
            "gateway@fire",
            "gateway@medical",
            "gateway@power",
            "gateway@other",
            "monitoring");
    private static final Map<String, String> MODULES = Map.of(
            "intake", "intake-service",
            "routing", "routing-service",
            "gateway", "agency-gateway",
            "monitoring", "monitoring-service");

    /** What a command said, both ways, and how it ended. */
    record Answer(int exit, String said) {}

    private static final int FILLED_AT_ONCE = 100_000;

    private final Path source;
    private final Path home;
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final int kafka = freePort();

    private SingleNode(Path source, Path home, Path root) {
        this.source = source;
        this.home = home;
        this.root = root;
    }

    static SingleNode nowhere() {
        return new SingleNode(Path.of(""), Path.of(""), Path.of(""));
    }

    static SingleNode create(Path source, Path home) throws IOException {
        // The database's user has to reach what is in it, so it is not a folder for one user alone.
        SingleNode node = new SingleNode(
                source,
                home,
                Files.createDirectory(Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "layanan112-node-" + ProcessHandle.current().pid())));
        node.prepare(Here.postgres().orElseThrow());
        return node;
    }

    private void prepare(Path postgres) throws IOException {
        Path data = root.resolve("pg/data");
        environment.put("LAYANAN112_ROOT", root.toString());
        environment.put("LAYANAN112_SYSTEMCTL", resource("systemctl"));
        environment.put("LAYANAN112_NGINX", path("nginx-check").toString());
        environment.put("LAYANAN112_READY_SECONDS", "2");
        environment.put("LAYANAN112_PG_OLDEST", "15");
        environment.put("LAYANAN112_PG_BIN", postgres.toString());
        environment.put("LAYANAN112_PG_DATA", data.toString());
        environment.put("LAYANAN112_PG_CONF", root.resolve("pg/conf.d").toString());
        environment.put("PGHOST", root.resolve("pg").toString());
        environment.put("PGPORT", Integer.toString(freePort()));
        environment.put("PGUSER", "postgres");
        for (String folder :
                List.of("pg/conf.d", "var/backups/layanan112", "run", "etc/nginx", "var/log/nginx", "bin")) {
            Files.createDirectories(path(folder));
        }
        // The ports of a real server may be in use where this test runs.
        Files.writeString(path("bin/ss"), "#!/bin/sh\n");
        Files.writeString(path("nginx-check"), """
                #!/bin/sh
                sed 's/listen 80;/listen 127.0.0.1:%d;/; s/listen 443 /listen 127.0.0.1:%d /; /listen \\[::\\]/d' \
                  %s/etc/nginx/conf.d/layanan112.conf > %s/etc/nginx/here.conf
                exec nginx -t -q -c %s/etc/nginx/nginx.conf
                """.formatted(freePort(), freePort(), root, root, root));
        Files.writeString(path("etc/nginx/nginx.conf"), """
                pid %s/run/nginx.pid;
                error_log stderr;
                events {}
                http {
                  include here.conf;
                }
                """.formatted(root));
        shell("chmod 755 bin/ss nginx-check && chmod 777 run pg");
        if (isRoot()) {
            shell("chown -R postgres pg");
        }
        asPostgres("initdb -D %s -A trust -U postgres --no-sync >/dev/null".formatted(data));
        Files.writeString(data.resolve("postgresql.conf"), """
                include_dir '%s/pg/conf.d'
                unix_socket_directories = '%s/pg'
                port = %s
                """.formatted(root, root, environment.get("PGPORT")));
        asPostgres("pg_ctl -D %s -s -w -l %s/pg/log start".formatted(data, root));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A release of the real files, the real broker and tools, and services that are files. */
    Path release(String version) throws IOException {
        Path release = path("releases/" + version);
        if (Files.exists(release)) {
            return release;
        }
        Files.createDirectories(release);
        shell("cp -r %s/bin %s/etc %s/kafka %s/nginx %s/postgresql %s/systemd %s"
                .formatted(home, home, home, home, home, home, release));
        String log = path("var/lib/private/layanan112-kafka/log").toString();
        Files.writeString(
                release.resolve("kafka/server.properties"),
                Files.readString(home.resolve("kafka/server.properties"))
                        .replace("127.0.0.1:9092", "127.0.0.1:" + kafka)
                        .replace("127.0.0.1:9093", "127.0.0.1:" + controller())
                        .replace("/var/lib/layanan112-kafka/log", log));
        Files.writeString(release.resolve("VERSION"), version);
        for (String service : MODULES.values()) {
            Files.createDirectories(release.resolve("services/" + service));
            Files.writeString(release.resolve("services/" + service + "/quarkus-run.jar"), service + version);
        }
        Files.createDirectories(release.resolve("java/bin"));
        Files.createSymbolicLink(
                release.resolve("java/bin/java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        Files.createDirectories(release.resolve("node"));
        Files.createSymbolicLink(release.resolve("node/single-node.jar"), home.resolve("target/single-node.jar"));
        Files.createSymbolicLink(release.resolve("node/lib"), home.resolve("target/lib"));
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            Path migrations = Files.createDirectories(release.resolve("migrations/" + module.getKey()));
            shell("cp %s/service-kit/src/main/resources/db/kit/*.sql %s/%s/src/main/resources/db/migration/*.sql %s"
                    .formatted(source, source, module.getValue(), migrations));
            if (module.getKey().equals("monitoring") && majorVersion() < 17) {
                // What an older server cannot make; the rest of the schema is saved and restored alike.
                shell("cd %s && rm V101__* V102__* V103__*".formatted(migrations));
            }
            // The order of versions, and what runs after them, in names that sort.
            shell(
                    "cd %s && for f in V?__*; do mv $f V00${f#V}; done; if [ -e afterMigrate.sql ]; then mv afterMigrate.sql W.sql; fi"
                            .formatted(migrations));
        }
        return sealed(release);
    }

    private int majorVersion() {
        return Integer.parseInt(
                java.util.Objects.requireNonNull(Path.of(environment.getOrDefault("LAYANAN112_PG_BIN", ""))
                                .getParent())
                        .getFileName()
                        .toString());
    }

    private int controller() throws IOException {
        Path file = path("controller-port");
        if (!Files.exists(file)) {
            Files.writeString(file, Integer.toString(freePort()));
        }
        return Integer.parseInt(Files.readString(file));
    }

    void migration(Path release, String database, String name, String sql) throws IOException {
        Files.writeString(release.resolve("migrations/" + database + "/" + name), sql);
        sealed(release);
    }

    void breaks(Path release, String service) throws IOException {
        Files.writeString(release.resolve("broken-" + service), "");
        sealed(release);
    }

    private Path sealed(Path release) {
        shell(
                "cd %s && rm -f SHA256SUMS && find . -type f -print0 | sort -z | xargs -0 sha256sum > ../sums && mv ../sums SHA256SUMS"
                        .formatted(release));
        return release;
    }

    /** As the operator does after the first call said what is missing. */
    void fillIn(Map<String, Integer> ports) throws IOException {
        set("common", "QUARKUS_OIDC_AUTH_SERVER_URL", "https://login.contoh.example/realms/layanan112");
        set("common", "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka);
        for (String file : List.of("intake", "routing", "gateway", "monitoring")) {
            set(file, "LAYANAN112_OIDC_SECRET", "invented");
        }
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            set(port.getKey().replace('@', '-'), "QUARKUS_HTTP_PORT", Integer.toString(port.getValue()));
        }
        set("node", "NODE_DOMAIN", "112.contoh.example");
        set("node", "NODE_CERTIFICATE", path("certificate.pem").toString());
        set("node", "NODE_CERTIFICATE_KEY", path("key.pem").toString());
        set("node", "NODE_BACKUP_ON_THIS_MACHINE", "yes");
        shell(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=112.contoh.example "
                        + "-addext subjectAltName=DNS:*.112.contoh.example -keyout key.pem -out certificate.pem 2>/dev/null");
        shell(
                "for key in operator other; do age-keygen -o $key.key 2>/dev/null; done; "
                        + "age-keygen -y operator.key > etc/layanan112/backup.recipients; chmod 644 etc/layanan112/backup.recipients");
    }

    private void set(String file, String name, String value) throws IOException {
        Path path = path("etc/layanan112/" + file + ".env");
        String text = Files.readString(path);
        assertThat(text).contains(name + "=");
        Files.writeString(path, text.replaceFirst("(?m)^" + name + "=.*$", name + "=" + value));
    }

    Answer layanan112(String... words) throws IOException {
        // An operator calls what is installed; the first time what was unpacked.
        Path installed = path("opt/layanan112/current/bin/layanan112");
        List<String> command = new ArrayList<>();
        command.add((Files.exists(installed) ? installed : home.resolve("bin/layanan112")).toString());
        command.addAll(List.of(words));
        return run(root, environment, command.toArray(String[]::new));
    }

    Answer restore(String kafkaIs, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("restore", "latest", "--identity", path("operator.key").toString(), "--kafka", kafkaIs));
        words.addAll(List.of(more));
        return layanan112(words.toArray(String[]::new));
    }

    Path otherIdentity() {
        return path("other.key");
    }

    Path latestBackup() throws IOException {
        try (Stream<Path> all = Files.list(path("var/backups/layanan112/base"))) {
            return all.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    String started(String service) {
        try {
            Path note = path("run/units/layanan112-" + service);
            return Files.exists(note)
                    ? Path.of(Files.readString(note).strip()).getFileName().toString()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady(String service) {
        String release = started(service);
        return !release.isEmpty() && !Files.exists(path("opt/layanan112/releases/" + release + "/broken-" + service));
    }

    /** What systemctl was asked so far. */
    List<String> asked() throws IOException {
        Path log = path("run/asked.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    String sql(String database, String query) {
        return ask(
                environment.get("LAYANAN112_PG_BIN") + "/psql",
                "-X",
                "-q",
                "-At",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                database,
                "-c",
                query);
    }

    /** Calls of past years, with all that intake keeps of each, as the benches have them; until all of it is archived. */
    void fill(int calls) throws IOException {
        List<String> statements = Files.readAllLines(
                source.resolve("simulator/src/main/resources/id/layanan112/simulator/fill-calls.sql"));
        for (int done = 0; done < calls; done += FILLED_AT_ONCE) {
            String from = Integer.toString(done + 1);
            String to = Integer.toString(Math.min(calls, done + FILLED_AT_ONCE));
            sql("intake", String.join(";", statements).replace(":from", from).replace(":to", to));
            archive();
        }
    }

    /** Of every table, whatever is in it. */
    String checksums() {
        StringBuilder sums = new StringBuilder();
        for (String database : MODULES.keySet().stream().sorted().toList()) {
            sql(
                            database,
                            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                                    + "AND relkind IN ('r', 'p') ORDER BY relname")
                    .lines()
                    .forEach(table -> sums.append(database)
                            .append(' ')
                            .append(table)
                            .append(' ')
                            .append(sql(
                                    database,
                                    "SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + table
                                            + " t"))
                            .append('\n'));
        }
        assertThat(sums.toString().lines().count()).isGreaterThan(60);
        return sums.toString();
    }

    /** Everything that is written by now is in the archived log. */
    void archive() {
        String last = sql("postgres", "SELECT pg_walfile_name(pg_switch_wal() - 1)");
        await().atMost(Duration.ofMinutes(5))
                .until(() -> sql("postgres", "SELECT last_archived_wal >= '%s' FROM pg_stat_archiver".formatted(last))
                        .equals("t"));
    }

    /** The disks of databases and broker are gone; backups were elsewhere. */
    void destroy() {
        shell(
                "for unit in layanan112-kafka.service postgresql@17-main.service; do \"$LAYANAN112_SYSTEMCTL\" stop $unit; done; "
                        + "find pg/data -mindepth 1 -delete; rm -rf var/lib/private/layanan112-kafka");
    }

    String topics(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.config.file=" + home.resolve("kafka/logging.properties"),
                "-cp",
                home.resolve("target/lib") + "/*",
                resource("Topics.java"),
                "127.0.0.1:" + kafka));
        command.addAll(List.of(words));
        return ask(command.toArray(String[]::new));
    }

    private String ask(String... command) {
        try {
            Answer answer = run(root, environment, command);
            assertThat(answer.exit()).as(answer.said()).isZero();
            return answer.said().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shell(String script) {
        String said = ask("bash", "-euc", script);
        assertThat(said).isEmpty();
    }

    private void asPostgres(String command) {
        String whole = environment.get("LAYANAN112_PG_BIN") + "/" + command;
        shell(isRoot() ? "cd / && runuser -u postgres -- bash -c '" + whole + "'" : whole);
    }

    static Answer run(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (environment.containsKey("LAYANAN112_ROOT")) {
            builder.environment()
                    .merge("PATH", environment.get("LAYANAN112_ROOT") + "/bin", (there, ours) -> ours + ":" + there);
        }
        // A server that is started in it would hold a pipe open: a file takes what is said.
        Path said = Files.createTempFile("said", ".txt");
        try {
            int exit = builder.redirectInput(new File("/dev/null"))
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            return new Answer(exit, Files.readString(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.delete(said);
        }
    }

    private static String resource(String name) {
        return Path.of("src/test/resources/single-node", name).toAbsolutePath().toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.isDirectory(root) && root.isAbsolute()) {
            run(
                    root,
                    environment,
                    "bash",
                    "-c",
                    "for unit in layanan112-kafka.service postgresql@17-main.service; do \"$LAYANAN112_SYSTEMCTL\" stop $unit; done");
            run(Path.of("/"), environment, "rm", "-rf", root.toString());
        }
    }
}
