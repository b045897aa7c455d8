package id.layanan112.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Standard Webhooks, as any agency would implement it: verifies what comes and signs what goes. */
final class Signature {
    private final byte[] sampleSecret;

    Signature(String sampleSecret) {
        this.sampleSecret = sampleSecret.getBytes(UTF_8);
    }

    String sign(String agencyId, String id, String timestamp, byte[] body) {
        byte[] key = hmac(sampleSecret, agencyId.getBytes(UTF_8));
        byte[] head = (id + '.' + timestamp + '.').getBytes(UTF_8);
        byte[] message = new byte[head.length + body.length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, message));
    }

    boolean verify(String agencyId, String id, String timestamp, byte[] body, String signature) {
        return MessageDigest.isEqual(sign(agencyId, id, timestamp, body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
