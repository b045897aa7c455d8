package id.layanan112.gateway.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signed links to one delivery over one channel each: its id, until when, and a signature over both; nobody else can make one. */
@ApplicationScoped
public class OrderLinks {
    /** An officer who has the order goes on reporting after it was accepted. */
    private static final Duration AFTER_EXPIRY = Duration.ofHours(24);

    private static final int SIGNATURE_BYTES = 16;
    private static final int SIGNED_BYTES = 2 * Long.BYTES + Integer.BYTES + 1;
    private static final int LEAST_CHARS = 32;

    private final Optional<String> secret;
    private final GatewayUrls urls;
    private final InstantSource clock;

    /** @param secret {@code layanan112.gateway.link-secret}: 32 characters or more; without it there are no links */
    OrderLinks(
            @ConfigProperty(name = "layanan112.gateway.link-secret") Optional<String> secret,
            GatewayUrls urls,
            InstantSource clock) {
        if (secret.filter(text -> text.length() < LEAST_CHARS).isPresent()) {
            throw new IllegalStateException(
                    "layanan112.gateway.link-secret signs the links that officers get by SMS and"
                            + " e-mail; it needs 32 characters or more, as openssl rand -base64 32 makes them");
        }
        this.secret = secret;
        this.urls = urls;
        this.clock = clock;
    }

    /** What a token says. */
    sealed interface Read {
        /** @param channel position of the channel that it went over: each has a link of its own */
        record Of(UUID deliveryId, int channel) implements Read {}

        record Expired() implements Read {}

        record None() implements Read {}
    }

    /** @return the link to a delivery; empty where no secret is configured */
    public Optional<String> to(UUID deliveryId, int channel, Instant orderExpires) {
        return secret.map(key -> urls.link(token(key, deliveryId, channel, orderExpires.plus(AFTER_EXPIRY))));
    }

    /** True when nobody between us and the officer can read along. */
    boolean secure() {
        return urls.link("").startsWith("https:");
    }

    private static String token(String key, UUID deliveryId, int channel, Instant until) {
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(deliveryId.getMostSignificantBits())
                .putLong(deliveryId.getLeastSignificantBits())
                .putInt((int) (until.getEpochSecond() / 60))
                .put((byte) channel)
                .array();
        byte[] token = Arrays.copyOf(signed, SIGNED_BYTES + SIGNATURE_BYTES);
        System.arraycopy(signature(key, signed), 0, token, SIGNED_BYTES, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    Read read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Read.None();
        }
        if (secret.isEmpty() || bytes.length != SIGNED_BYTES + SIGNATURE_BYTES) {
            return new Read.None();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(secret.get(), signed))) {
            return new Read.None();
        }
        ByteBuffer read = ByteBuffer.wrap(signed);
        UUID deliveryId = new UUID(read.getLong(), read.getLong());
        Instant until = Instant.ofEpochSecond(read.getInt() * 60L);
        return clock.instant().isBefore(until) ? new Read.Of(deliveryId, read.get()) : new Read.Expired();
    }

    private static byte[] signature(String key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(signed), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
