package id.layanan112.embedded;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** Makes the keysets of a stack that has no key service: as files, readable by their owner alone. */
public final class Keysets {
    private static final List<String> NAMES =
            List.of("intake-master", "block-caller", "block-scene", "block-narrative");

    private Keysets() {}

    /** Makes what is missing; what is there stays, for it opens what was closed with it. */
    public static void create(Path folder) {
        try {
            AeadConfig.register();
            Files.createDirectories(folder);
            for (String name : NAMES) {
                Path file = folder.resolve(name + ".json");
                if (!Files.exists(file)) {
                    KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
                    Files.writeString(
                            file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
                    Files.setPosixFilePermissions(
                            file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
