package id.layanan112.intake.details;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/** A key for each owner of details, kept under the master keyset: who destroys the row, erases what it closed. */
@ApplicationScoped
class DataKeys {
    private final Sql sql;
    private final MasterKey master;

    DataKeys(Sql sql, MasterKey master) {
        this.sql = sql;
        this.master = master;
    }

    /** A key that is not stored yet. */
    record Fresh(byte[] wrapped, Aead aead) {
        byte[] close(byte[] clear, byte[] associated) {
            try {
                return aead.encrypt(clear, associated);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("details cannot be closed", e);
            }
        }
    }

    /** The work of the processor, outside of any transaction. */
    Fresh fresh(UUID owner) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] key = TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return new Fresh(master.aead().encrypt(key, bytes(owner)), aead(handle));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details cannot be closed", e);
        }
    }

    /** Under the owner's stored key, which is made here when nothing was known of it before. */
    byte[] close(UUID owner, byte[] clear, byte[] associated) {
        byte[] wrapped = stored(owner).orElseGet(() -> store(owner));
        try {
            return unwrap(owner, wrapped).encrypt(clear, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details cannot be closed", e);
        }
    }

    private Optional<byte[]> stored(UUID owner) {
        return sql.first("SELECT wrapped FROM data_key WHERE owner_id = ?", row -> row.getBytes(1), owner);
    }

    /** Two may make one at the same time: both then use the one that is stored. */
    private byte[] store(UUID owner) {
        sql.update(
                "INSERT INTO data_key (owner_id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING",
                owner,
                fresh(owner).wrapped());
        return stored(owner).orElseThrow();
    }

    byte[] open(UUID owner, byte[] wrapped, byte[] ciphertext, byte[] associated) {
        try {
            return unwrap(owner, wrapped).decrypt(ciphertext, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("details do not open");
        }
    }

    private Aead unwrap(UUID owner, byte[] wrapped) throws GeneralSecurityException {
        byte[] key = master.aead().decrypt(wrapped, bytes(owner));
        return aead(TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get()));
    }

    private static Aead aead(KeysetHandle handle) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] bytes(UUID owner) {
        return owner.toString().getBytes(UTF_8);
    }
}
