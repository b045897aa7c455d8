package id.layanan112.intake.details;

import com.google.crypto.tink.Aead;
import id.layanan112.kit.protection.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keyset that wraps what intake keeps; it never leaves this process. */
@ApplicationScoped
public class MasterKey {
    private final Aead aead;

    public MasterKey(@ConfigProperty(name = "layanan112.keys.directory") String directory) {
        this.aead = Keyset.aead(Path.of(directory, "intake-master.json"));
    }

    public Aead aead() {
        return aead;
    }
}
