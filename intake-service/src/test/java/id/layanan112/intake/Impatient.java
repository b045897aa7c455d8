package id.layanan112.intake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Short deadlines, two square regions as boundaries, and a folder for answers: one start for all who need any of it. */
public final class Impatient implements QuarkusTestProfile {
    public static final Path OUTBOX =
            Path.of("target", "contact-outbox-" + ProcessHandle.current().pid());

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "layanan112.intake.attention.sent", "1S",
                "layanan112.boundaries", boundaries().toString(),
                "layanan112.intake.contact.outbox", OUTBOX.toString(),
                "layanan112.intake.audit-chain.after", "500ms",
                "layanan112.intake.surge.every", "1s",
                "layanan112.intake.surge.fewest-per-minute", "5");
    }

    private static Path boundaries() {
        try {
            return Path.of(Objects.requireNonNull(Impatient.class.getResource("/two-regions.geojson"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
