package id.layanan112.kit.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Reads keysets (Tink, JSON) from files that deployment mounts. */
public final class Keyset {
    private Keyset() {}

    /** @throws IllegalStateException naming the file and the setting, when it cannot be read */
    public static Aead aead(Path file) {
        return primitive(file, Aead.class);
    }

    /** @throws IllegalStateException as {@link #aead} */
    public static Mac mac(Path file) {
        return primitive(file, Mac.class);
    }

    /** Why a file is no keyset, or empty when it is one; never what is in it. */
    public static Optional<String> unreadable(Path file) {
        try {
            AeadConfig.register();
            MacConfig.register();
            TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("is not there");
        } catch (AccessDeniedException e) {
            return Optional.of("may not be read by this process");
        } catch (IOException e) {
            return Optional.of("cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException e) {
            return Optional.of("is no Tink keyset in JSON");
        }
    }

    private static <T> T primitive(Path file, Class<T> type) {
        try {
            AeadConfig.register();
            MacConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), type);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Keyset " + file + " cannot be read (" + e.getClass().getSimpleName()
                            + "). layanan112.keys.directory names the folder with the keysets, for example /etc/layanan112/keys",
                    e);
        }
    }
}
