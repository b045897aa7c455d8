package id.layanan112.simulator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** What a measurement needs of the gateway's tables that no interface gives: agencies without a server, and a backlog. */
final class GatewayTables implements AutoCloseable {
    /** Nothing listens there. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private final Connection connection;

    GatewayTables(String address) throws SQLException {
        connection = DriverManager.getConnection("jdbc:postgresql://" + address + "/gateway", "gateway", "gateway");
        execute("CREATE TABLE IF NOT EXISTS bench_address AS SELECT agency_id, address FROM agency_channel LIMIT 0");
    }

    /** Lets these agencies refuse connections, or gives them their addresses again. */
    void refuse(Set<String> agencies, boolean refuse) throws SQLException {
        String some = "('" + String.join("', '", agencies) + "')";
        if (refuse) {
            execute("INSERT INTO bench_address SELECT agency_id, address FROM agency_channel"
                    + " WHERE NOT exercise AND position = 0 AND agency_id IN " + some);
            execute("UPDATE agency_channel SET address = '" + NOWHERE
                    + "' WHERE NOT exercise AND position = 0 AND agency_id IN " + some);
        } else {
            execute("UPDATE agency_channel c SET address = b.address, disabled_at = NULL FROM bench_address b"
                    + " WHERE b.agency_id = c.agency_id AND NOT c.exercise AND c.position = 0");
            execute("TRUNCATE bench_address");
        }
    }

    void awaitQuiet(Duration longest) throws SQLException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (count("delivery WHERE settled IS NULL") > 0 && System.nanoTime() < end) {
            Thread.sleep(1_000);
        }
    }

    /** Orders that wait for their next attempt in an hour, and half of them for agencies with all lines busy. */
    void fill() throws SQLException {
        execute(
                "INSERT INTO delivery (delivery_id, dispatch_id, incident_id, lane, agency_id, type, rung, priority,"
                        + " next_at) SELECT gen_random_uuid(), '00000000-0000-0000-0000-0000000000b0', gen_random_uuid(), 'FIRE',"
                        + " a.agency_id, 'ORDERED', 0, 'P1', now() + CASE WHEN n % 2 = 0 THEN interval '1 hour' ELSE '0' END"
                        + " FROM generate_series(1, 50) n CROSS JOIN (SELECT agency_id FROM agency ORDER BY agency_id LIMIT 200) a");
        // As if somebody had them in flight: nothing more can be claimed for their agencies.
        execute("INSERT INTO delivery (delivery_id, dispatch_id, incident_id, lane, agency_id, type, rung, priority,"
                + " lease_until) SELECT gen_random_uuid(), '00000000-0000-0000-0000-0000000000b0', gen_random_uuid(),"
                + " 'FIRE', a.agency_id, 'ORDERED', 0, 'P1', now() + interval '1 hour' FROM generate_series(1, 8) n"
                + " CROSS JOIN (SELECT agency_id FROM agency ORDER BY agency_id LIMIT 200) a");
        execute("INSERT INTO timer (dispatch_id, lane, what, due_at) SELECT gen_random_uuid(), 'FIRE', 'DEADLINE',"
                + " now() + interval '1 day' + n * interval '1 second' FROM generate_series(1, 100000) n");
        execute("ANALYZE delivery, timer");
    }

    void clear() throws SQLException {
        execute("DELETE FROM delivery WHERE dispatch_id = '00000000-0000-0000-0000-0000000000b0'");
        execute("DELETE FROM timer t WHERE NOT EXISTS (SELECT 1 FROM dispatch d WHERE d.dispatch_id = t.dispatch_id)");
        execute("DROP TABLE IF EXISTS bench_address");
    }

    private long count(String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
