package id.layanan112.simulator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Single rows into a table of its own on intake's PostgreSQL, each a transaction: what a call is measured against. */
final class RowBench implements AutoCloseable {
    private static final int FILL_AT_ONCE = 100_000;

    private static final String ROW = "x".repeat(84);

    private final Pgbench pgbench;
    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private volatile long filled;

    RowBench(String address, int callers) throws SQLException {
        pgbench = new Pgbench(address);
        for (int i = 0; i < callers; i++) {
            connections.add(
                    DriverManager.getConnection("jdbc:postgresql://" + address + "/intake", "intake", "intake"));
        }
        execute("CREATE TABLE IF NOT EXISTS bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                + " at timestamptz NOT NULL DEFAULT now(), filler text NOT NULL)");
        for (Connection connection : connections) {
            inserts.add(connection.prepareStatement("INSERT INTO bench_row (filler) VALUES (?)"));
        }
    }

    /** Rows per second. */
    double rate(Duration length) throws InterruptedException, SQLException {
        execute("TRUNCATE bench_row");
        if (Pgbench.installed()) {
            return pgbench.rate("INSERT INTO bench_row (filler) VALUES ('" + ROW + "');", inserts.size(), length);
        }
        return Saturation.run(inserts.size(), length, caller -> {
            PreparedStatement insert = inserts.get(caller);
            insert.setString(1, ROW);
            insert.executeUpdate();
        });
    }

    long outbox() throws SQLException {
        return count("outbox");
    }

    long calls() throws SQLException {
        return count("call");
    }

    String progress() {
        return "%,d calls".formatted(filled);
    }

    /**
     * Calls of past years, with all that intake keeps of each, straight into its tables: ids in the order of time, as
     * intake makes them, and blocks that nothing compresses, as closed ones are.
     */
    void fill(int total) throws SQLException {
        filled = calls();
        List<String> tables = Csv.lines("fill-calls.sql");
        while (filled < total) {
            int some = (int) Math.min(FILL_AT_ONCE, total - filled);
            for (String statement : tables) {
                execute(statement
                        .replace(":from", Long.toString(filled + 1))
                        .replace(":to", Long.toString(filled + some)));
            }
            filled += some;
        }
        execute("VACUUM ANALYZE");
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connections.getFirst().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connections.getFirst().createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("DROP TABLE bench_row");
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
