package id.layanan112.local.gateway;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the gateway's and intake's tables say of all orders, and a trigger that lets a commit take its time. */
public final class GatewayState implements AutoCloseable {
    private static final String UNDECIDED = "dispatch WHERE status IN ('ORDERED', 'DELIVERED', 'RECEIVED', 'READ',"
            + " 'DEFERRED', 'DECLINED', 'ESCALATED') AND NOT exercise AND coming = '[]'";

    /** Each of these must be nowhere. */
    private static final Map<String, String> WRONG = new LinkedHashMap<>(Map.of(
            "orders that are neither accepted nor with a human",
            UNDECIDED,
            "orders that were delivered twice by one channel at one rung",
            "(SELECT 1 FROM dispatch_step WHERE step = 'DELIVERED'"
                    + " GROUP BY dispatch_id, agency_id, channel HAVING count(*) > 1) s",
            "answers that had an effect twice",
            "(SELECT 1 FROM dispatch_step WHERE effective AND step IN ('ACCEPTED', 'DECLINED')"
                    + " GROUP BY dispatch_id, agency_id, step HAVING count(*) > 1) s",
            "orders with a gap in their versions",
            "(SELECT dispatch_id FROM dispatch_step GROUP BY dispatch_id"
                    + " HAVING max(version) - count(*) FILTER (WHERE version > 0) > 1) s",
            "times that run for orders that are accepted",
            "timer t JOIN dispatch d USING (dispatch_id) WHERE d.status IN ('ACCEPTED', 'UNFULFILLED', 'DONE')",
            "events that are not published",
            "outbox"));

    private final int port;
    private final Connection gateway;
    private final Connection intake;
    private final Connection admin;

    public GatewayState(int port) throws SQLException {
        this.port = port;
        this.gateway = connect("gateway", "gateway");
        this.intake = connect("intake", "intake");
        this.admin = connect("gateway", "postgres");
    }

    /** Connections of its own, for another thread. */
    GatewayState another() {
        try {
            return new GatewayState(port);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, role);
    }

    /** A commit that changes an order waits as long as somebody holds the gate. */
    void holdCommits() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS fault_gate (held boolean NOT NULL)");
        execute("DELETE FROM fault_gate");
        execute("INSERT INTO fault_gate VALUES (false)");
        execute("CREATE OR REPLACE FUNCTION fault_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF (SELECT held FROM fault_gate) THEN PERFORM pg_sleep(0.5); END IF; RETURN NULL; END $$");
        execute("DROP TRIGGER IF EXISTS fault_gate ON dispatch");
        execute("CREATE CONSTRAINT TRIGGER fault_gate AFTER UPDATE ON dispatch DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION fault_gate()");
    }

    void letCommitsGo() throws SQLException {
        execute("DROP TRIGGER IF EXISTS fault_gate ON dispatch");
        execute("DROP FUNCTION IF EXISTS fault_gate()");
        execute("DROP TABLE IF EXISTS fault_gate");
    }

    /** @return true when a transaction of the gateway stands right before its end */
    boolean awaitCommit(Duration longest) throws SQLException, InterruptedException {
        execute("UPDATE fault_gate SET held = true");
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            if (count(
                            admin,
                            "pg_stat_activity WHERE usename = 'gateway' AND wait_event = 'PgSleep'"
                                    + " AND query ILIKE 'commit%'")
                    > 0) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    /** @return true when something has just been claimed, and is on its way to an agency */
    boolean awaitSend(Duration longest) throws SQLException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            if (count(
                            gateway,
                            "delivery WHERE settled IS NULL AND lease_until > clock_timestamp()"
                                    + " + interval '14.9 seconds'")
                    > 0) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    void goOn() throws SQLException {
        execute("UPDATE fault_gate SET held = false");
    }

    /** In seconds. */
    double mostOverdue() throws SQLException {
        try (Statement statement = gateway.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(max(extract(epoch FROM clock_timestamp()"
                        + " - due_at)), 0) FROM timer WHERE due_at < clock_timestamp()")) {
            row.next();
            return row.getDouble(1);
        }
    }

    public long undecided() throws SQLException {
        return count(gateway, UNDECIDED) + count(gateway, "outbox");
    }

    public boolean check(PrintStream say) throws SQLException, InterruptedException {
        long orders = count(gateway, "dispatch WHERE NOT exercise");
        say.printf(
                "%,d orders, %,d of them accepted by an agency%n",
                orders,
                count(
                        gateway,
                        "dispatch WHERE status"
                                + " IN ('ACCEPTED', 'PARTIAL', 'EN_ROUTE', 'ON_SCENE', 'DONE') AND NOT exercise"));
        boolean right = orders > 0;
        for (Map.Entry<String, String> wrong : WRONG.entrySet()) {
            right &= none(say, wrong.getKey(), count(gateway, wrong.getValue()));
        }
        Thread.sleep(3_000);
        right &= none(say, "orders that routing decided and the gateway does not have", missing());
        right &= none(say, "orders that intake knows otherwise than the gateway", otherwise());
        return right;
    }

    private static boolean none(PrintStream say, String what, long count) {
        say.printf("%-72s %,d%n", what, count);
        return count == 0;
    }

    private long missing() throws SQLException {
        Map<String, String> decided = pairs(
                intake,
                "SELECT r.incident_id || ' ' || (a ->> 'kind'), 'x' FROM route r JOIN incident i USING (incident_id),"
                        + " jsonb_array_elements(r.assignments) a WHERE NOT i.exercise");
        decided.keySet()
                .removeAll(pairs(gateway, "SELECT incident_id || ' ' || kind, 'x' FROM dispatch")
                        .keySet());
        return decided.size();
    }

    private long otherwise() throws SQLException {
        String states = "SELECT dispatch_id::text, version || ' ' || status FROM dispatch";
        Map<String, String> known = pairs(intake, states);
        return pairs(gateway, states + " WHERE NOT exercise AND version > 1").entrySet().stream()
                .filter(one -> !one.getValue().equals(known.get(one.getKey())))
                .count();
    }

    private static Map<String, String> pairs(Connection connection, String query) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                pairs.put(row.getString(1), row.getString(2));
            }
        }
        return pairs;
    }

    private static long count(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = gateway.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        gateway.close();
        intake.close();
        admin.close();
    }
}
