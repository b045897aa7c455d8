package id.layanan112.kit.messaging;

import id.layanan112.kit.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Up to which id nothing will ever be in the outbox again, so that the relay does not read past what it deleted, turn by
 * turn, until that is vacuumed. A lower id can commit later than a higher one: ids are passed only when every
 * transaction that may have taken one of them has ended, and no row of theirs is left, published or held.
 */
final class OutboxMark {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    // Whoever takes an id of a row has a transaction number by then (see Outbox), and the sequence has no cache: the
    // number that this transaction is given afterwards is higher than theirs.
    private static final String LAST_TAKEN = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM outbox_id_seq";
    private static final String NUMBER = "SELECT pg_current_xact_id()::text";
    private static final String ENDED = "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8";
    private static final String LEFT = "SELECT min(id) FROM outbox WHERE id > ? AND id <= ?";

    /** The highest id, and a transaction number that is higher than that of whoever took it or one before it. */
    private record Taken(long id, String before) {}

    private long passed;
    private @Nullable Taken taken;
    private long looked = System.nanoTime();

    /** @return every row has a greater id than this, now and later */
    long passed(Connection connection) throws SQLException {
        if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
            look(connection);
            looked = System.nanoTime();
        }
        return passed;
    }

    // Each statement has a snapshot of its own: what had ended when one looked, the next one can see.
    private void look(Connection connection) throws SQLException {
        if (taken == null) {
            long last = number(connection, LAST_TAKEN, row -> row.getLong(1));
            taken = last == passed ? null : new Taken(last, number(connection, NUMBER, row -> row.getString(1)));
        } else if (ended(connection, taken.before())) {
            passed = passed(connection, taken.id());
            taken = null;
        }
    }

    private static <T> T number(Connection connection, String query, Sql.Row<T> number) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            row.next();
            return number.read(row);
        }
    }

    private static boolean ended(Connection connection, String before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENDED)) {
            select.setString(1, before);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private long passed(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LEFT)) {
            select.setLong(1, passed);
            select.setLong(2, upTo);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long left = row.getLong(1);
                return row.wasNull() ? Math.max(passed, upTo) : left - 1;
            }
        }
    }
}
