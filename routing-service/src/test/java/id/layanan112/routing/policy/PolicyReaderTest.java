package id.layanan112.routing.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
    @Test
    void shouldRefuseAMisspeltKeyWithItsLine() throws IOException {
        refused(national().replace("supporting: [GAS, POLICE]", "suporting: [GAS, POLICE]"), "line ");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws IOException {
        refused(national().replace("  WATER_SUPPLY:", "  WATER_FIGHT:"), "WATER_FIGHT");
        refused(national().replace("BURNING: [FIRE]", "GLOWING: [FIRE]"), "GLOWING");
        refused(national().replace("lead: WATER ", "lead: water "), "types.WATER_SUPPLY");
    }

    @Test
    void shouldRefuseWhatIsMissingOrDoubled() throws IOException {
        refused(national().replaceAll("(?m)^  CRIME:.*\n", ""), "CRIME is missing");
        refused(national().replace("P4: 300s", "P4: soon"), "ackDeadlines.P4");
        refused(national() + "\nscope: ID\n", "Duplicate");
        refused(national().replace("supporting: [GAS, POLICE]", "supporting: [GAS, GAS]"), "named twice");
    }

    private static void refused(String yaml, String because) {
        assertThatExceptionOfType(PolicyReader.Refused.class)
                .isThrownBy(() -> PolicyReader.read(yaml.getBytes(UTF_8)))
                .withMessageContaining(because);
    }

    private static String national() throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(PolicyReader.class.getResourceAsStream("/policy/national.yaml"))) {
            return new String(yaml.readAllBytes(), UTF_8);
        }
    }
}
