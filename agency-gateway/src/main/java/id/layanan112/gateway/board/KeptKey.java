package id.layanan112.gateway.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A key for each person, under which a browser keeps what the server does not have yet; none is stored anywhere. */
@ApplicationScoped
class KeptKey {
    private static final int BYTES = 32;

    private final byte[] secret;

    /** @param configured without it, what a browser keeps cannot be read once this process has ended */
    KeptKey(@ConfigProperty(name = "layanan112.gateway.link-secret") Optional<String> configured) {
        this.secret = configured.orElseGet(KeptKey::random).getBytes(UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @return 32 bytes in base64 */
    String of(String who) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(("kept/" + who).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
