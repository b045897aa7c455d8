package id.layanan112.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatIsInTheDatabaseOverAKill() throws Exception {
        int port = Parts.freePort();
        Database first = Database.start(folder, port);
        write(first.jdbcUrl("intake"));
        first.kill();
        assertThat(first.process().waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (Database second = Database.start(folder, port)) {
            assertThat(rows(second.jdbcUrl("intake"))).isEqualTo(1);
        }
    }

    @Test
    void shouldServeABrokerAgainAfterAKill() throws Exception {
        int port = Parts.freePort();
        Broker first = Broker.start(folder, port);
        first.kill();
        assertThat(first.process().waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (Broker second = Broker.start(folder, port)) {
            assertThat(second.process().isAlive()).isTrue();
        }
    }

    @Test
    void shouldGiveTokensWithTheClaimsThatWereAskedFor() {
        try (Identity identity = Identity.start(folder, Parts.freePort())) {
            String token = identity.token(Map.of("role", "call-taker", "centre", "32.73"));

            assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8))
                    .contains("\"groups\":[\"call-taker\"]", "\"centre\":\"32.73\"", identity.issuer());
        }
    }

    /** The same two in containers, by which {@code ./112 test --containers} runs every other test. */
    @Test
    @Tag("containers")
    void shouldServeFromContainersAndLeaveNoneBehind() throws Exception {
        Optional<String> engine = Containers.engineWith(List.of(Containers.kafkaImage(), Containers.postgresImage()));
        Assumptions.assumeTrue(
                engine.isPresent(),
                "SKIPPED: no container engine with our images; ./112 test --containers brings both");
        int port = Parts.freePort();
        Database database = Database.startContainer(folder.resolve("postgres"), "127.0.0.1", port);
        try (database;
                Broker broker = Broker.startContainer(folder.resolve("kafka"), "127.0.0.1", Parts.freePort())) {
            write(database.jdbcUrl("intake"));

            assertThat(rows(database.jdbcUrl("intake"))).isEqualTo(1);
            assertThat(broker.process().isAlive()).isTrue();
        }

        assertThat(new String(
                        new ProcessBuilder(engine.orElseThrow(), "ps", "-a", "--format", "{{.Ports}}")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        UTF_8))
                .doesNotContain(":" + port + "->");
    }

    private static void write(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "intake", "intake")) {
            connection.createStatement().execute("CREATE TABLE kept (n int)");
            connection.createStatement().execute("INSERT INTO kept VALUES (1)");
        }
    }

    private static int rows(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "intake", "intake");
                var row = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
