package id.layanan112.kit.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Up to which id nothing will ever be in the outbox again, so that the relay does not read past what it deleted, turn by
 * turn, until that is vacuumed. A lower id can commit later than a higher one: ids are passed only when every
 * transaction that may have taken one of them has ended, and no row of theirs is left, published or held.
 */
final class OutboxMark {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    // The sequence has no cache: whoever took an id was in a transaction before it was the last value.
    private static final String TAKEN =
            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END, clock_timestamp() FROM outbox_id_seq";
    private static final String RUNNING_SINCE = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE"
            + " datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
            + " AND xact_start <= ?)";
    private static final String LEFT = "SELECT min(id) FROM outbox WHERE id > ? AND id <= ?";

    private record Taken(long id, OffsetDateTime at) {}

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

    // Three statements in this order, each with a snapshot of its own: what had ended when the second looked, the third
    // can see.
    private void look(Connection connection) throws SQLException {
        if (taken == null) {
            taken = taken(connection);
        } else if (!runningSince(connection, taken.at())) {
            passed = passed(connection, taken.id());
            taken = null;
        }
    }

    private static Taken taken(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(TAKEN)) {
            row.next();
            return new Taken(row.getLong(1), row.getObject(2, OffsetDateTime.class));
        }
    }

    private static boolean runningSince(Connection connection, OffsetDateTime at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RUNNING_SINCE)) {
            select.setObject(1, at);
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
