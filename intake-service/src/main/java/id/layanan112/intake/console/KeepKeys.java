package id.layanan112.intake.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Mac;
import id.layanan112.kit.protection.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key under which a person's browser keeps what they typed: the same for each of their pages, another one for
 * everybody else, so that who sits down at the same machine reads nothing.
 */
@ApplicationScoped
class KeepKeys {
    private final Mac mac;

    KeepKeys(@ConfigProperty(name = "layanan112.keys.directory") String directory) {
        this.mac = Keyset.mac(Path.of(directory, "caller-number.json"));
    }

    /** @return 32 bytes in base64 */
    String of(String who) {
        try {
            // Never the seal of a number: those are of digits alone. Hashed, for a seal says which keyset made it.
            byte[] seal = mac.computeMac(("keep/" + who).getBytes(UTF_8));
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(seal));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key for what is typed");
        }
    }
}
