package id.layanan112.intake.audit;

import id.layanan112.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Chains audit rows in blocks: the hash of each covers its rows and the hash before it, so that a row that is changed,
 * removed or put in between shows. One replica chains at a time.
 */
@ApplicationScoped
public class AuditChain {
    private static final long LOCK = 112_002L;
    private static final int BLOCK = 5000;

    /** Of rows in their order; an array in JSON, so that "ab" and "c" do not read like "a" and "bc". */
    private static final String HASH = "sha256(%s || convert_to(coalesce(string_agg(jsonb_build_array("
            + "id, region, day, extract(epoch FROM at), who, what, subject, why)::text, '' ORDER BY at, id), ''), 'UTF8'))";

    // A row's time is when its transaction began. Every row before the oldest transaction that still runs can be seen,
    // and none comes between them any more; the margin is for a transaction that began but is not listed yet. Sessions
    // of other roles do not say since when they run: only intake's own role writes here.
    private static final String SETTLED = "SELECT LEAST(clock_timestamp() - ? * interval '1 millisecond',"
            + " (SELECT min(xact_start) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()))";

    private static final String NEXT = """
            WITH next AS (SELECT * FROM audit WHERE (at, id) > (?, ?) AND at < ? ORDER BY at, id LIMIT %d)
            INSERT INTO audit_block (position, upto_at, upto_id, rows, hash)
            SELECT ?, upto.at, upto.id, all_of.rows, all_of.hash
            FROM (SELECT at, id FROM next ORDER BY at DESC, id DESC LIMIT 1) upto,
                 (SELECT count(*) AS rows, %s AS hash FROM next) all_of""".formatted(BLOCK, HASH.formatted("?"));

    private static final String BROKEN = """
            SELECT block.position FROM (
                SELECT *, lag(position, 1, 0::bigint) OVER blocks AS before,
                       lag(upto_at, 1, '-infinity') OVER blocks AS from_at,
                       lag(upto_id, 1, 0::bigint) OVER blocks AS from_id,
                       lag(hash, 1, '') OVER blocks AS hash_before
                FROM audit_block WINDOW blocks AS (ORDER BY position)) block,
                LATERAL (SELECT count(*) AS rows, %s AS hash FROM audit
                         WHERE (at, id) > (block.from_at, block.from_id)
                           AND (at, id) <= (block.upto_at, block.upto_id)) there
            WHERE block.position <> block.before + 1 OR block.rows <> there.rows OR block.hash <> there.hash
            ORDER BY block.position LIMIT 1""".formatted(HASH.formatted("block.hash_before"));

    private final Sql sql;
    private final Duration margin;

    AuditChain(
            Sql sql,
            @ConfigProperty(name = "layanan112.intake.audit-chain.after", defaultValue = "10s") Duration margin) {
        this.sql = sql;
        this.margin = margin;
    }

    private record Block(long position, Instant uptoAt, long uptoId, byte[] hash) {
        static final Block NONE = new Block(0, Instant.EPOCH, 0, new byte[0]);
    }

    /** A block is a transaction of its own: however long it waited, what is chained stays so. */
    @Scheduled(
            every = "{layanan112.intake.audit-chain.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void chain() {
        Instant settled = sql.first(SETTLED, row -> row.getTimestamp(1).toInstant(), margin.toMillis())
                .orElseThrow();
        while (QuarkusTransaction.requiringNew().call(() -> chained(settled))) {}
    }

    private boolean chained(Instant settled) {
        boolean mine = sql.first("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                .orElseThrow();
        if (!mine) {
            return false;
        }
        Block last = sql.first(
                        "SELECT position, upto_at, upto_id, hash FROM audit_block ORDER BY position DESC LIMIT 1",
                        row -> new Block(
                                row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3), row.getBytes(4)))
                .orElse(Block.NONE);
        return sql.update(NEXT, last.uptoAt(), last.uptoId(), settled, last.position() + 1, last.hash()) == 1;
    }

    /** @return the position of the first block whose rows are not those it was made of; reads the whole audit */
    @Transactional
    public OptionalLong firstBroken() {
        return sql.first(BROKEN, row -> row.getLong(1)).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
