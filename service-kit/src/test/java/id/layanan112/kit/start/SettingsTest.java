package id.layanan112.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private final Settings settings = Settings.of(SettingsTest.class.getClassLoader());

    @Test
    void shouldTakeWhatIsRightAndLeaveOutWhatHasADefault() {
        assertThat(complaints(Map.of(), Set.of("LAYANAN112_OUTBOX_POLL", "PATH", "layanan112.outbox.poll")))
                .isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingWhatItIsForAndAnExample() {
        Map<String, String> given = right();
        given.remove("kafka.bootstrap.servers");
        assertThat(texts(settings.complaints(given::get, Set.of())))
                .containsExactly("SETTING MISSING kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS): where the brokers"
                        + " listen, host:port with commas between; for example kafka-bootstrap:9093");
    }

    @ParameterizedTest
    @CsvSource({
        "layanan112.outbox.poll, soon, is no duration",
        "quarkus.datasource.jdbc.max-size, many, is no number",
        "layanan112.migrate-only, ja, is neither true nor false",
        "quarkus.oidc.auth-server-url, identitas.lokal, is no http or https address",
    })
    void shouldNameWhatIsWrongAndNeverSayTheValue(String name, String value, String why) {
        assertThat(texts(complaints(Map.of(name, value), Set.of())))
                .singleElement()
                .asString()
                .startsWith("SETTING WRONG " + name + " (")
                .endsWith("What is set " + why)
                .doesNotContain(value);
    }

    @Test
    void shouldSayWhatAMisspeltNameProbablyMeant() {
        assertThat(texts(complaints(Map.of(), Set.of("LAYANAN112_OUTBOX_POL"))))
                .containsExactly("SETTING UNKNOWN LAYANAN112_OUTBOX_POL; did you mean layanan112.outbox.poll"
                        + " (LAYANAN112_OUTBOX_POLL)?");
        assertThat(texts(complaints(Map.of(), Set.of("layanan112.something.else.entirely"))))
                .containsExactly("SETTING UNKNOWN layanan112.something.else.entirely");
    }

    @Test
    void shouldSayForEachSettingWhatItIsForWithAnExampleThatIsRight() {
        assertThat(settings.all()).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.what()).as(setting.name()).isNotBlank();
            assertThat(setting.wrong(setting.example())).as(setting.name()).isEmpty();
            if (setting.fallback() != null) {
                assertThat(setting.wrong(setting.fallback())).as(setting.name()).isEmpty();
            }
        });
    }

    private static Map<String, String> right() {
        return new HashMap<>(Map.of(
                "kafka.bootstrap.servers", "kafka:9092",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://postgres/intake",
                "quarkus.datasource.username", "intake",
                "quarkus.datasource.password", "secret",
                "quarkus.oidc.auth-server-url", "https://login.example.go.id/realms/layanan112"));
    }

    private List<Complaint> complaints(Map<String, String> more, Set<String> names) {
        Map<String, String> given = right();
        given.putAll(more);
        return settings.complaints(given::get, names);
    }

    private static List<String> texts(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::text).toList();
    }
}
