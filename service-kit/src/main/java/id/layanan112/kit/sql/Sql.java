package id.layanan112.kit.sql;

import id.layanan112.kit.messaging.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the service's own database, within the current transaction where there is one. Takes instants, enums
 * (by name), string arrays and whatever the driver knows.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class Sql {
    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @return how many rows were changed */
    public int update(String statement, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed("update", e);
        }
    }

    /** The same statement for many rows, in one exchange with the server; what each of them changed is not told. */
    public void batch(String statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (@Nullable Object[] values : rows) {
                set(connection, prepared, values);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailed("batch", e);
        }
    }

    public <T> List<T> query(String statement, Row<T> row, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, values);
                ResultSet rows = prepared.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseFailed("query", e);
        }
    }

    public <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... values) {
        return query(statement, row, values).stream().findFirst();
    }

    /** A timestamp column that may be null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** A text[] column. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            set(connection, prepared, values);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void set(Connection connection, PreparedStatement prepared, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            set(connection, prepared, i + 1, values[i]);
        }
    }

    private static void set(Connection connection, PreparedStatement prepared, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> prepared.setObject(index, null);
            case Instant instant -> prepared.setTimestamp(index, Timestamp.from(instant));
            case Enum<?> constant -> prepared.setString(index, constant.name());
            case String[] texts -> prepared.setArray(index, connection.createArrayOf("text", texts));
            case byte[] bytes -> prepared.setBytes(index, bytes);
            case byte[][] many -> prepared.setArray(index, connection.createArrayOf("bytea", many));
            case Object[] many
            when many instanceof java.util.UUID[] -> prepared.setArray(index, connection.createArrayOf("uuid", many));
            default -> prepared.setObject(index, value);
        }
    }
}
