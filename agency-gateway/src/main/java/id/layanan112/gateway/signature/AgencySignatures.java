package id.layanan112.gateway.signature;

import id.layanan112.gateway.registry.AgencyChannels;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which agency signed a request: with any of its channels' keys that is good now. */
@ApplicationScoped
public class AgencySignatures {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int ID_CHARS = 200;

    private final AgencyChannels channels;
    private final InstantSource clock;

    AgencySignatures(AgencyChannels channels, InstantSource clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** What came with a request: the three headers of a signed one, and the bytes they sign. */
    public record Proof(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {}

    /** Who it was. */
    public sealed interface Checked {
        /** @param id of the request: repeats of it carry the same */
        record By(String agencyId, String id) implements Checked {}

        /** @param why {@code incomplete}, {@code skewed} or {@code forged} */
        record Refused(String why) implements Checked {}
    }

    /** @param agencies who it may be, the likeliest first */
    public Checked check(List<String> agencies, boolean exercise, Proof proof) {
        String id = proof.id();
        String timestamp = proof.timestamp();
        String signature = proof.signature();
        if (id == null || timestamp == null || signature == null || id.length() > ID_CHARS) {
            return new Checked.Refused("incomplete");
        }
        if (!fresh(timestamp)) {
            return new Checked.Refused("skewed");
        }
        return agencies.stream()
                .filter(agency -> channels.of(agency, exercise).stream()
                        .flatMap(channel -> channel.secrets(clock.instant()).stream())
                        .anyMatch(secret -> WebhookSignature.verify(secret, id, timestamp, proof.body(), signature)))
                .findFirst()
                .<Checked>map(agency -> new Checked.By(agency, id))
                .orElseGet(() -> new Checked.Refused("forged"));
    }

    private boolean fresh(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return age.abs().compareTo(SKEW) <= 0;
    }
}
