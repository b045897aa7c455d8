package id.layanan112.intake.details;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.kit.protection.Block;
import id.layanan112.kit.protection.BlockCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps details of people under a data key of their own: one per incident, or per call without one. Without the key,
 * which the master keyset wraps, the rows are noise; erasing a person is destroying it.
 */
@ApplicationScoped
public class DetailsVault {
    private final EntityManager database;
    private final MasterKey master;
    private final BlockCipher blocks;
    private final ObjectMapper json;

    DetailsVault(EntityManager database, MasterKey master, BlockCipher blocks, ObjectMapper json) {
        this.database = database;
        this.master = master;
        this.blocks = blocks;
        this.json = json;
    }

    /** Stores the details of a call in the current transaction; nothing is stored where nothing is known. */
    public void store(UUID callId, @Nullable UUID incidentId, CallDetails details) {
        Map<Block, byte[]> clear = clear(details);
        if (clear.isEmpty()) {
            return;
        }
        UUID owner = incidentId == null ? callId : incidentId;
        try {
            Aead key = dataKey(owner);
            for (Map.Entry<Block, byte[]> block : clear.entrySet()) {
                String word = block.getKey().word();
                database.createNativeQuery(
                                "INSERT INTO protected_block (call_id, block, owner_id, ciphertext) VALUES (?, ?, ?, ?)")
                        .setParameter(1, callId)
                        .setParameter(2, word)
                        .setParameter(3, owner)
                        .setParameter(4, key.encrypt(block.getValue(), associated(callId, word)))
                        .executeUpdate();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details cannot be closed", e);
        }
    }

    /** The same details as they travel in events: closed under the keysets of the blocks. */
    public ProtectedBlocks travelling(UUID incidentId, CallDetails details) {
        Map<Block, byte[]> clear = clear(details);
        return new ProtectedBlocks(
                travelling(incidentId, Block.CALLER, clear),
                travelling(incidentId, Block.SCENE, clear),
                travelling(incidentId, Block.NARRATIVE, clear));
    }

    /** Opens what is kept of a call; the caller has written the audit row. */
    public CallDetails read(UUID callId) {
        return new CallDetails(
                read(callId, Block.CALLER, CallDetails.Caller.class),
                read(callId, Block.SCENE, CallDetails.Scene.class),
                read(callId, Block.NARRATIVE, CallDetails.Narrative.class));
    }

    private @Nullable String travelling(UUID incidentId, Block block, Map<Block, byte[]> clear) {
        byte[] value = clear.get(block);
        return value == null ? null : blocks.encrypt(incidentId, block, value);
    }

    private Map<Block, byte[]> clear(CallDetails details) {
        Map<Block, byte[]> clear = new EnumMap<>(Block.class);
        put(clear, Block.CALLER, details.caller());
        put(clear, Block.SCENE, details.scene());
        put(clear, Block.NARRATIVE, details.narrative());
        return clear;
    }

    private void put(Map<Block, byte[]> clear, Block block, @Nullable Object value) {
        if (value != null) {
            try {
                clear.put(block, json.writeValueAsBytes(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("details cannot be written");
            }
        }
    }

    private Aead dataKey(UUID owner) throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        byte[] clear = TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        int inserted = database.createNativeQuery(
                        "INSERT INTO data_key (owner_id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, owner)
                .setParameter(2, master.aead().encrypt(clear, owner.toString().getBytes(UTF_8)))
                .executeUpdate();
        return inserted == 1 ? handle.getPrimitive(RegistryConfiguration.get(), Aead.class) : unwrap(owner);
    }

    private Aead unwrap(UUID owner) throws GeneralSecurityException {
        byte[] wrapped =
                (byte[]) database.createNativeQuery("SELECT wrapped FROM data_key WHERE owner_id = ?", byte[].class)
                        .setParameter(1, owner)
                        .getSingleResult();
        byte[] clear = master.aead().decrypt(wrapped, owner.toString().getBytes(UTF_8));
        return TinkProtoKeysetFormat.parseKeyset(clear, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T read(UUID callId, Block block, Class<T> type) {
        List<Object[]> rows = database.createNativeQuery(
                        "SELECT owner_id, ciphertext FROM protected_block WHERE call_id = ? AND block = ?")
                .setParameter(1, callId)
                .setParameter(2, block.word())
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        try {
            byte[] clear = unwrap((UUID) rows.getFirst()[0])
                    .decrypt((byte[]) rows.getFirst()[1], associated(callId, block.word()));
            return json.readValue(clear, type);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the " + block.word() + " block of a call does not open");
        }
    }

    private static byte[] associated(UUID callId, String block) {
        return (callId + "/" + block).getBytes(UTF_8);
    }
}
