package id.layanan112.intake.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.intake.details.MasterKey;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Remembers which request made which call, so that a repeat finds it instead of making another. */
@ApplicationScoped
public class Idempotency {
    private final EntityManager database;
    private final MasterKey master;

    Idempotency(EntityManager database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /** What a key turns out to be. */
    public sealed interface Claim {
        /** Never seen: the call is to be made, in this transaction. */
        record First() implements Claim {}

        /** The same request again. */
        record Repeat(UUID callId) implements Claim {}

        /** The key of another request. */
        record Reused() implements Claim {}
    }

    /**
     * Claims a key in the current transaction. A second request with the same key waits here until the first is
     * through, and then sees it.
     *
     * @param scope whose keys these are, and for what
     * @param body as it came: only its hash is kept, sealed
     */
    public Claim claim(String scope, String key, byte[] body, UUID callId) {
        byte[] hash = sha256(body);
        byte[] associated = (scope + "/" + key).getBytes(UTF_8);
        try {
            int inserted = database.createNativeQuery("INSERT INTO idempotency (scope, key, body_seal, call_id)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                    .setParameter(1, scope)
                    .setParameter(2, key)
                    .setParameter(3, master.aead().encrypt(hash, associated))
                    .setParameter(4, callId)
                    .executeUpdate();
            if (inserted == 1) {
                return new Claim.First();
            }
            Object[] row = (Object[])
                    database.createNativeQuery("SELECT body_seal, call_id FROM idempotency WHERE scope = ? AND key = ?")
                            .setParameter(1, scope)
                            .setParameter(2, key)
                            .getSingleResult();
            byte[] before = master.aead().decrypt((byte[]) row[0], associated);
            return MessageDigest.isEqual(before, hash) ? new Claim.Repeat((UUID) row[1]) : new Claim.Reused();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an idempotency seal does not open", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        database.createNativeQuery("DELETE FROM idempotency WHERE created_at < now() - interval '30 days'")
                .executeUpdate();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
