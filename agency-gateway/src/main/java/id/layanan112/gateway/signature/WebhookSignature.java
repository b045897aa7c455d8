package id.layanan112.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks: {@code v1,<base64 HMAC-SHA256 of "id.timestamp.body">} under a {@code whsec_} secret. */
public final class WebhookSignature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** @param timestamp seconds since the epoch, as it stands in the header */
    public static String sign(String secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param signatures one or several, separated by blanks; one that fits is enough */
    public static boolean verify(String secret, String id, String timestamp, byte[] body, String signatures) {
        byte[] expected;
        try {
            expected = sign(secret, id, timestamp, body).getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            // A key that cannot be read signs nothing.
            return false;
        }
        return Arrays.stream(signatures.split(" "))
                .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(UTF_8)));
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }
}
