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

    // Ids in the order of time, as intake makes them, over two years that are past.
    private static final String FILLING = """
            CREATE TEMPORARY TABLE filling AS
            SELECT n, at, (at AT TIME ZONE 'UTC')::date AS day, decode(repeat(md5(n::text), 5), 'hex') AS filler,
                   (ms || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid AS id,
                   (ms || '7' || substr(md5(n::text), 5, 3) || '9' || substr(md5(n::text), 9, 15))::uuid AS incident
            FROM (SELECT n, at, lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') AS ms
                  FROM (SELECT n, now() - interval '800 days' + n * interval '12 seconds' AS at
                        FROM generate_series(%d, %d) n) t) u""";

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

    /** Calls of past years, with all that intake keeps of each, straight into its tables. */
    void fill(int total) throws SQLException {
        filled = calls();
        List<String> tables = Csv.lines("fill-calls.sql");
        while (filled < total) {
            int some = (int) Math.min(FILL_AT_ONCE, total - filled);
            execute(FILLING.formatted(filled + 1, filled + some));
            for (String statement : tables) {
                execute(statement);
            }
            execute("DROP TABLE filling");
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
