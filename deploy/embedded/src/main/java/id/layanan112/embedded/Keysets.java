package id.layanan112.embedded;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;

/** Makes the keysets of a stack that has no key service: as files, readable by their owner alone. */
public final class Keysets {
    private static final List<String> NAMES =
            List.of("intake-master", "block-caller", "block-scene", "block-narrative", "block-response");
    private static final String CALLER_NUMBER = "caller-number";

    private Keysets() {}

    /** Makes what is missing; what is there stays, for it opens what was closed with it. */
    public static void create(Path folder) {
        try {
            AeadConfig.register();
            MacConfig.register();
            Files.createDirectories(folder);
            for (String name : NAMES) {
                create(folder.resolve(name + ".json"), PredefinedAeadParameters.AES256_GCM);
            }
            create(folder.resolve(CALLER_NUMBER + ".json"), PredefinedMacParameters.HMAC_SHA256_256BITTAG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(Path file, Parameters parameters) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            return;
        }
        KeysetHandle keyset = KeysetHandle.generateNew(parameters);
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
