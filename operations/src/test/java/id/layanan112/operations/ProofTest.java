package id.layanan112.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.layanan112.contracts.Topic;
import id.layanan112.contracts.Topics;
import id.layanan112.embedded.Broker;
import id.layanan112.embedded.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProofTest {
    private static final UUID KEPT = UUID.fromString("019ac1f2-7a10-7c3e-9f7c-000000000001");
    private static final UUID OLDER = UUID.fromString("019ac1f2-7a10-7c3e-9f7c-000000000002");
    private static final UUID GONE = UUID.fromString("019ac1f2-7a10-7c3e-9f7c-000000000003");
    private static final UUID INCIDENT = UUID.fromString("019ac1f2-7a10-7c3e-9f7c-000000000004");

    @TempDir
    Path folder;

    @Test
    void shouldNameWhatWasPublishedAndIsNotThere() throws IOException, SQLException, InterruptedException {
        try (Broker broker = Broker.start(folder.resolve("kafka"), freePort());
                Database database = Database.start(folder.resolve("postgres"), freePort())) {
            Kafka kafka = new Kafka();
            kafka.bootstrap = broker.bootstrap();
            publish(kafka, Topics.CALL, KEPT.toString(), 1);
            publish(kafka, Topics.CALL, OLDER.toString(), 1);
            publish(kafka, Topics.CALL, OLDER.toString(), 3);
            publish(kafka, Topics.CALL, GONE.toString(), 2);
            publish(kafka, Topics.CALL, "32.73", 7);
            publish(kafka, Topics.INCIDENT, INCIDENT.toString(), 1);
            String url = database.jdbcUrl("intake");
            execute(url, """
                    CREATE TABLE call (call_id uuid PRIMARY KEY, version bigint);
                    CREATE TABLE incident (incident_id uuid PRIMARY KEY, revision bigint);
                    INSERT INTO call VALUES ('%s', 2), ('%s', 1);
                    INSERT INTO incident VALUES ('%s', 1)""".formatted(KEPT, OLDER, INCIDENT));

            StringWriter out = new StringWriter();
            assertThat(run(out, broker, url)).isEqualTo(1);
            assertThat(out.toString())
                    .contains("call     " + OLDER
                            + " 32.73: published state 3 of 2026-11-27T03:00:00Z, in the database as state 1")
                    .contains("call     " + GONE
                            + " 32.73: published state 2 of 2026-11-27T03:00:00Z, not in the database")
                    .contains("3 calls published within 30 days, 2 of them missing or older")
                    .contains("1 incidents published within 30 days, 0 of them missing or older")
                    .contains("2 are missing or older")
                    .doesNotContain(KEPT.toString());

            execute(url, "UPDATE call SET version = 3; INSERT INTO call VALUES ('%s', 2)".formatted(GONE));
            StringWriter then = new StringWriter();
            assertThat(run(then, broker, url)).isZero();
            assertThat(then.toString()).contains("Nothing is missing");
        }
    }

    private static int run(StringWriter out, Broker broker, String url) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true));
        return line.execute("proof", "--kafka=" + broker.bootstrap(), "--intake-db=" + url + "?password=intake");
    }

    private static void publish(Kafka kafka, Topic topic, String key, int version) throws InterruptedException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), new byte[0]);
        record.headers().add("ce_sequence", Integer.toString(version).getBytes(UTF_8));
        record.headers().add("ce_time", "2026-11-27T03:00:00Z".getBytes(UTF_8));
        record.headers().add("ce_regioncode", "32.73".getBytes(UTF_8));
        var _ = kafka.publish(record);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "intake", "intake");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
