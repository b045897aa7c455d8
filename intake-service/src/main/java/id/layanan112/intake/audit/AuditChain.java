package id.layanan112.intake.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Chains audit rows per region and day: each hash covers the row and the hash before it, so that a row that is changed,
 * removed or put in between shows. One replica chains at a time.
 */
@ApplicationScoped
public class AuditChain {
    private static final long LOCK = 112_002L;
    private static final String COLUMNS =
            "id, region, day::text, extract(epoch FROM at)::text, who, what, subject::text, why";

    private final AgroalDataSource database;

    AuditChain(AgroalDataSource database) {
        this.database = database;
    }

    private record Link(long position, byte[] hash) {
        static final Link START = new Link(0, new byte[0]);
    }

    @Scheduled(
            every = "{layanan112.intake.audit-chain.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void chain() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    chainAll(connection);
                }
            }
        }
    }

    private static void chainAll(Connection connection) throws SQLException {
        Map<String, Link> last = new HashMap<>();
        try (PreparedStatement unchained = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM audit WHERE hash IS NULL ORDER BY id LIMIT 5000");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE audit SET position = ?, hash = ? WHERE id = ?");
                ResultSet row = unchained.executeQuery()) {
            while (row.next()) {
                String chain = row.getString(2) + '/' + row.getString(3);
                if (!last.containsKey(chain)) {
                    last.put(chain, last(connection, row.getString(2), row.getString(3)));
                }
                Link before = last.get(chain);
                Link link = new Link(before.position() + 1, hash(before.hash(), row));
                last.put(chain, link);
                update.setLong(1, link.position());
                update.setBytes(2, link.hash());
                update.setLong(3, row.getLong(1));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Link last(Connection connection, String region, String day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT position, hash FROM audit WHERE region = ? AND day = ?::date AND position IS NOT NULL"
                        + " ORDER BY position DESC LIMIT 1")) {
            select.setString(1, region);
            select.setString(2, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Link(row.getLong(1), row.getBytes(2)) : Link.START;
            }
        }
    }

    /** @return the position of the first row that does not follow from the one before it, or 0 when all do */
    @Transactional
    public long firstBroken(String region, String day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                        + ", position, hash FROM audit WHERE region = ? AND day = ?::date AND position IS NOT NULL"
                        + " ORDER BY position")) {
            select.setString(1, region);
            select.setString(2, day);
            try (ResultSet row = select.executeQuery()) {
                return firstBroken(row);
            }
        }
    }

    private static long firstBroken(ResultSet row) throws SQLException {
        Link before = Link.START;
        while (row.next()) {
            byte[] hash = hash(before.hash(), row);
            long position = row.getLong(9);
            if (position != before.position() + 1 || !MessageDigest.isEqual(hash, row.getBytes(10))) {
                return before.position() + 1;
            }
            before = new Link(position, hash);
        }
        return 0;
    }

    private static byte[] hash(byte[] before, ResultSet row) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            for (int column = 2; column <= 8; column++) {
                byte[] field = row.getString(column).getBytes(UTF_8);
                // The length first: "ab" + "c" must not hash like "a" + "bc".
                digest.update((field.length + ":").getBytes(UTF_8));
                digest.update(field);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
