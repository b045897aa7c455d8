package id.layanan112.node;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keysets as files that their owner alone reads. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Keysets of the platform (Tink, JSON).")
final class KeysCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes the keysets that are missing. What is there stays: it opens what was closed with it.")
    int create(@picocli.CommandLine.Parameters(paramLabel = "FOLDER") Path folder)
            throws IOException, GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (Map.Entry<String, Parameters> keyset : keysets().entrySet()) {
            Path file = folder.resolve(keyset.getKey() + ".json");
            if (Files.exists(file)) {
                spec.commandLine().getOut().println("  there  " + file);
            } else {
                write(file, keyset.getValue());
                spec.commandLine().getOut().println("  made   " + file);
            }
        }
        return 0;
    }

    private static Map<String, Parameters> keysets() {
        Map<String, Parameters> keysets = new LinkedHashMap<>();
        for (String name :
                new String[] {"intake-master", "block-caller", "block-scene", "block-narrative", "block-response"}) {
            keysets.put(name, PredefinedAeadParameters.AES256_GCM);
        }
        keysets.put("caller-number", PredefinedMacParameters.HMAC_SHA256_256BITTAG);
        return keysets;
    }

    /** On the disk before it has its name: half a keyset under the right name would be taken for one. */
    private static void write(Path file, Parameters parameters) throws IOException, GeneralSecurityException {
        String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try (FileChannel channel = FileChannel.open(
                partial,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(keyset.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
