package id.layanan112.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service says that was given the wrong things, as whoever set them sees it: the built services, and nothing else. */
class BadStartTest {
    private static final Path ROOT = Path.of(System.getProperty("layanan112.root"));
    private static final int CONFIGURATION = 78;

    @TempDir
    Path keys;

    private record Ended(int code, String said) {}

    @Test
    void shouldNameEverySettingThatIsMissing() throws Exception {
        Ended ended = start("routing-service", Map.of());
        assertThat(ended.code()).isEqualTo(CONFIGURATION);
        assertThat(ended.said())
                .contains(
                        "FATAL SETTING MISSING kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS): where the brokers listen")
                .contains("FATAL SETTING MISSING quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)")
                .contains("FATAL SETTING MISSING quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL)")
                .contains("for example jdbc:postgresql://");
    }

    @Test
    void shouldEndForAMisspeltSettingAndSayWhatWasMeant() throws Exception {
        Map<String, String> given = right();
        given.put("LAYANAN112_ROUTING_POLICIES_REFRES", "1S");
        Ended ended = start("routing-service", given);
        assertThat(ended.code()).isEqualTo(CONFIGURATION);
        assertThat(ended.said())
                .contains("FATAL SETTING UNKNOWN LAYANAN112_ROUTING_POLICIES_REFRES; did you mean"
                        + " layanan112.routing.policies.refresh (LAYANAN112_ROUTING_POLICIES_REFRESH)?");
    }

    @Test
    void shouldEndForAWrongValueAndNeverSayIt() throws Exception {
        Map<String, String> given = right();
        given.put("LAYANAN112_WATCHDOG_PATIENCE", "sebentar");
        Ended ended = start("monitoring-service", given);
        assertThat(ended.code()).isEqualTo(CONFIGURATION);
        assertThat(ended.said())
                .contains("FATAL SETTING WRONG layanan112.watchdog.patience")
                .contains("is no duration")
                .doesNotContain("sebentar");
    }

    @Test
    void shouldEndForAKeysetThatCannotBeRead() throws Exception {
        Files.writeString(keys.resolve("block-scene.json"), "{\"not\": \"a keyset\"}");
        Map<String, String> given = right();
        given.put("LAYANAN112_KEYS_DIRECTORY", keys.toString());
        Ended ended = start("agency-gateway", given);
        assertThat(ended.code()).isEqualTo(CONFIGURATION);
        assertThat(ended.said())
                .contains("FATAL KEYSET " + keys.resolve("block-scene.json") + " is no Tink keyset in JSON")
                .contains("FATAL KEYSET " + keys.resolve("block-response.json") + " is not there");
    }

    @Test
    void shouldEndIntakeForItsOwnKeysetsAndBearTheRest() throws Exception {
        Map<String, String> given = right();
        given.remove("KAFKA_BOOTSTRAP_SERVERS");
        given.put("LAYANAN112_KEYS_DIRECTORY", keys.toString());
        given.put("LAYANAN112_INTAKE_ATTENTION_ANSWERED", "soon");
        given.put("LAYANAN112_GATEWAY_LANE", "police");
        Ended ended = start("intake-service", given);
        assertThat(ended.code()).isEqualTo(CONFIGURATION);
        assertThat(ended.said())
                .contains("ERROR SETTING WRONG layanan112.intake.attention.answered")
                .contains("ERROR SETTING UNKNOWN LAYANAN112_GATEWAY_LANE")
                .contains("it is left out, and the service starts")
                .contains("FATAL KEYSET " + keys.resolve("intake-master.json") + " is not there")
                .doesNotContain("MISSING kafka");
    }

    private static Map<String, String> right() {
        return new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/nothing",
                "QUARKUS_DATASOURCE_USERNAME", "nobody",
                "QUARKUS_DATASOURCE_PASSWORD", "nothing",
                "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1/nothing"));
    }

    private static Ended start(String module, Map<String, String> given) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        ROOT.resolve(module)
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString()))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(LAYANAN112|QUARKUS|KAFKA)_.*"));
        builder.environment().putAll(given);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
