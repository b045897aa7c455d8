package id.layanan112.intake.details;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A text that speaks of people under a data key of its own, kept beside it: deleting the row erases it. */
@ApplicationScoped
public class SealedText {
    private final DataKeys keys;

    SealedText(DataKeys keys) {
        this.keys = keys;
    }

    /** @param wrapped the data key, under the master keyset */
    public record Closed(byte[] wrapped, byte[] ciphertext) {}

    public Closed close(UUID owner, String text) {
        DataKeys.Fresh key = keys.fresh(owner);
        return new Closed(key.wrapped(), key.close(text.getBytes(UTF_8), associated(owner)));
    }

    public String open(UUID owner, Closed closed) {
        return new String(keys.open(owner, closed.wrapped(), closed.ciphertext(), associated(owner)), UTF_8);
    }

    private static byte[] associated(UUID owner) {
        return (owner + "/text").getBytes(UTF_8);
    }
}
