package id.layanan112.kit.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens and closes the protected blocks. Incident and block name are associated data: a ciphertext that is moved to
 * another incident or passed off as another block does not open. A service holds only the keysets that it was given.
 */
@ApplicationScoped
public class BlockCipher {
    private final Map<Block, Aead> keysets = new EnumMap<>(Block.class);

    public BlockCipher(@ConfigProperty(name = "layanan112.keys.directory") String directory) {
        for (Block block : Block.values()) {
            Path file = Path.of(directory, "block-" + block.word() + ".json");
            if (Files.exists(file)) {
                keysets.put(block, Keyset.aead(file));
            }
        }
    }

    public boolean holds(Block block) {
        return keysets.containsKey(block);
    }

    /** @return base64, as it stands in events */
    public String encrypt(UUID incidentId, Block block, byte[] clear) {
        try {
            return Base64.getEncoder().encodeToString(keyset(block).encrypt(clear, associated(incidentId, block)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(block + " block cannot be closed", e);
        }
    }

    /** @throws Unreadable when it was made with another key, for another incident or block, or changed on its way */
    public byte[] decrypt(UUID incidentId, Block block, String base64) {
        try {
            return keyset(block).decrypt(Base64.getDecoder().decode(base64), associated(incidentId, block));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unreadable(block);
        }
    }

    private Aead keyset(Block block) {
        Aead aead = keysets.get(block);
        if (aead == null) {
            throw new IllegalStateException("This service holds no keyset for the block " + block.word());
        }
        return aead;
    }

    private static byte[] associated(UUID incidentId, Block block) {
        return (incidentId + "/" + block.word()).getBytes(UTF_8);
    }

    /** A block does not open. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(Block block) {
            super("the " + block.word() + " block does not open");
        }
    }
}
