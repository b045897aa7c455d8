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
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps details of people under a data key of their own: one per incident, or per call without one. Without the key,
 * which the master keyset wraps, the rows are noise; erasing a person is destroying it.
 */
@ApplicationScoped
public class DetailsVault {
    private final Sql sql;
    private final MasterKey master;
    private final BlockCipher blocks;
    private final ObjectMapper json;

    DetailsVault(Sql sql, MasterKey master, BlockCipher blocks, ObjectMapper json) {
        this.sql = sql;
        this.master = master;
        this.blocks = blocks;
        this.json = json;
    }

    /**
     * Details of one call under the data key of their owner, ready to be stored.
     *
     * @param ownerId the incident, or the call without one
     * @param wrapped the owner's data key, under the master keyset
     * @param ciphertexts by block; empty where nothing is known
     */
    public record Sealed(UUID callId, UUID ownerId, byte[] wrapped, Map<Block, byte[]> ciphertexts) {}

    /** Closes the details of a call under a new data key: the work of the processor, outside of any transaction. */
    public Sealed seal(UUID callId, @Nullable UUID incidentId, CallDetails details) {
        Map<Block, byte[]> clear = clear(details);
        UUID owner = incidentId == null ? callId : incidentId;
        if (clear.isEmpty()) {
            return new Sealed(callId, owner, new byte[0], Map.of());
        }
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] key = TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            Aead aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
            Map<Block, byte[]> ciphertexts = new EnumMap<>(Block.class);
            for (Map.Entry<Block, byte[]> block : clear.entrySet()) {
                ciphertexts.put(
                        block.getKey(),
                        aead.encrypt(
                                block.getValue(),
                                associated(callId, block.getKey().word())));
            }
            return new Sealed(
                    callId, owner, master.aead().encrypt(key, owner.toString().getBytes(UTF_8)), ciphertexts);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details cannot be closed", e);
        }
    }

    /** Stores what was sealed in the current transaction; each has an owner of its own. */
    public void store(List<Sealed> sealed) {
        List<Sealed> known =
                sealed.stream().filter(one -> !one.ciphertexts().isEmpty()).toList();
        sql.batch(
                "INSERT INTO data_key (owner_id, wrapped) VALUES (?, ?)",
                known.stream()
                        .map(one -> new @Nullable Object[] {one.ownerId(), one.wrapped()})
                        .toList());
        sql.batch(
                "INSERT INTO protected_block (call_id, block, owner_id, ciphertext) VALUES (?, ?, ?, ?)",
                known.stream()
                        .flatMap(one -> one.ciphertexts().entrySet().stream().map(block -> new @Nullable Object[] {
                            one.callId(), block.getKey().word(), one.ownerId(), block.getValue()
                        }))
                        .toList());
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

    private Aead unwrap(UUID owner, byte[] wrapped) throws GeneralSecurityException {
        byte[] clear = master.aead().decrypt(wrapped, owner.toString().getBytes(UTF_8));
        return TinkProtoKeysetFormat.parseKeyset(clear, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private record Stored(UUID ownerId, byte[] wrapped, byte[] ciphertext) {}

    private <T> @Nullable T read(UUID callId, Block block, Class<T> type) {
        Optional<Stored> stored = sql.first(
                "SELECT owner_id, wrapped, ciphertext FROM protected_block JOIN data_key USING (owner_id)"
                        + " WHERE call_id = ? AND block = ?",
                row -> new Stored(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)),
                callId,
                block.word());
        if (stored.isEmpty()) {
            return null;
        }
        try {
            byte[] clear = unwrap(stored.get().ownerId(), stored.get().wrapped())
                    .decrypt(stored.get().ciphertext(), associated(callId, block.word()));
            return json.readValue(clear, type);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the " + block.word() + " block of a call does not open");
        }
    }

    private static byte[] associated(UUID callId, String block) {
        return (callId + "/" + block).getBytes(UTF_8);
    }
}
