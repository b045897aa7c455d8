package id.layanan112.intake.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.layanan112.intake.details.MasterKey;
import id.layanan112.kit.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Remembers which request made which call, so that a repeat finds it instead of making another. */
@ApplicationScoped
public class Idempotency {
    private final Sql sql;
    private final MasterKey master;

    Idempotency(Sql sql, MasterKey master) {
        this.sql = sql;
        this.master = master;
    }

    /**
     * A request that wants to create something.
     *
     * @param scope whose keys these are, and for what
     * @param hash of the body as it came: only this is kept, sealed
     * @param createdId the id that it gets, unless it is a repeat
     */
    public record Request(String scope, String key, byte[] hash, UUID createdId) {
        public static Request of(String scope, String key, byte[] body, UUID createdId) {
            return new Request(scope, key, sha256(body), createdId);
        }

        private byte[] associated() {
            return (scope + "/" + key).getBytes(UTF_8);
        }
    }

    /** What a key turns out to be. */
    public sealed interface Claim {
        /** Never seen: it is to be made, in this transaction. */
        record First() implements Claim {}

        /** The same request again. */
        record Repeat(UUID createdId) implements Claim {}

        /** The key of another request. */
        record Reused() implements Claim {}
    }

    /**
     * Claims keys in the current transaction. A second request with the same key waits here until the first is through,
     * and then sees it.
     */
    public List<Claim> claim(List<Request> requests) {
        Set<UUID> first = Set.copyOf(sql.query(
                // Sorted: two transactions that claim the same keys must not wait for each other crosswise.
                "INSERT INTO idempotency (scope, key, body_seal, call_id) SELECT * FROM"
                        + " unnest(?::text[], ?::text[], ?::bytea[], ?::uuid[]) AS r(scope, key, seal, id)"
                        + " ORDER BY scope, key ON CONFLICT DO NOTHING RETURNING call_id",
                row -> row.getObject(1, UUID.class),
                requests.stream().map(Request::scope).toArray(String[]::new),
                requests.stream().map(Request::key).toArray(String[]::new),
                requests.stream().map(this::seal).toArray(byte[][]::new),
                requests.stream().map(Request::createdId).toArray(UUID[]::new)));
        return requests.stream()
                .map(request -> first.contains(request.createdId())
                        ? new Claim.First()
                        : before(request).orElseThrow())
                .toList();
    }

    /** What is known of a key, claiming nothing; empty when it was never seen. */
    public Optional<Claim> before(Request request) {
        return sql.first(
                "SELECT body_seal, call_id FROM idempotency WHERE scope = ? AND key = ?",
                row -> opens(request, row.getBytes(1))
                        ? new Claim.Repeat(row.getObject(2, UUID.class))
                        : new Claim.Reused(),
                request.scope(),
                request.key());
    }

    private byte[] seal(Request request) {
        try {
            return master.aead().encrypt(request.hash(), request.associated());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an idempotency seal cannot be made", e);
        }
    }

    private boolean opens(Request request, byte[] seal) {
        try {
            return MessageDigest.isEqual(master.aead().decrypt(seal, request.associated()), request.hash());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an idempotency seal does not open", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        sql.update("DELETE FROM idempotency WHERE created_at < now() - interval '30 days'");
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
