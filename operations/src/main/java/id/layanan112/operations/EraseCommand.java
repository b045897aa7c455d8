package id.layanan112.operations;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Destroys what was told about people in one incident, or in one call without one, with the key that it was closed under;
 * docs/runbooks/personal-data.md says who decides. Figures stay as they are, and so does who did what.
 */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Hapus data pribadi satu kejadian. Erases what was told about people in one incident and all its calls, or in a",
            "call without one; it cannot be taken back. Without --yes it only says what there is.",
            "Passwords: INTAKE_DB_PASSWORD, GATEWAY_DB_PASSWORD."
        })
final class EraseCommand implements Callable<Integer> {
    private static final int TOPIC_DAYS = 30;
    private static final String ITS = " IN (SELECT id FROM erased)";

    /** Tables of intake, and which of their columns names the incident or the call; keys last. */
    private static final Map<String, String> INTAKE = ordered(
            "narrative_line", "incident_id",
            "protected_block", "subject_id",
            "earlier_block", "subject_id",
            "caller_location", "call_id",
            "contact_message", "call_id",
            "contact", "call_id",
            "call_number", "call_id",
            "data_key", "owner_id");

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--incident", paramLabel = "ID", description = "the incident, which is closed")
    @Nullable
    UUID incident;

    @Option(names = "--call", paramLabel = "ID", description = "or a call that belongs to none")
    @Nullable
    UUID call;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "TEXT",
            description = "who decided it, as a file number; no name: it is kept for good")
    String request = "";

    @Option(names = "--intake-db", required = true, paramLabel = "URL", description = "jdbc:postgresql://HOST/intake")
    String intake = "";

    @Option(names = "--gateway-db", required = true, paramLabel = "URL", description = "jdbc:postgresql://HOST/gateway")
    String gateway = "";

    @Option(names = "--intake-user", defaultValue = "intake", description = "(${DEFAULT-VALUE})")
    String intakeUser = "";

    @Option(
            names = "--gateway-user",
            defaultValue = "gateway",
            description = "who owns it and sees all lanes (${DEFAULT-VALUE})")
    String gatewayUser = "";

    @Option(names = "--yes", description = "do it")
    boolean yes;

    @Override
    public Integer call() throws SQLException {
        UUID subject = incident == null ? call : incident;
        if (subject == null || (incident != null && call != null)) {
            throw new Refusal("Name one --incident or one --call");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Connection calls = connect(intake, intakeUser, "INTAKE_DB_PASSWORD");
                Connection orders = connect(gateway, gatewayUser, "GATEWAY_DB_PASSWORD")) {
            refuse(calls, subject);
            // Orders first: what is interrupted between the two is simply done again.
            List<String> agencies = agencies(orders, subject);
            eraseOrders(orders, subject, out);
            eraseCalls(calls, subject, out);
            if (!yes) {
                out.println("Belum dihapus. Nothing was erased: say --yes");
            } else {
                out.println("Dihapus. Erased.");
                out.println("tell the agencies that had an order: "
                        + (agencies.isEmpty() ? "none" : String.join(", ", agencies)));
                out.println("topics have its blocks, closed under services' keys, until "
                        + LocalDate.now().plusDays(TOPIC_DAYS)
                        + "; backups until they are overwritten. Erase again after a restore from before today.");
            }
            out.flush();
            return 0;
        }
    }

    private static Connection connect(String url, String user, String variable) throws SQLException {
        String password = System.getenv(variable);
        Connection connection = DriverManager.getConnection(url, user, password == null ? "" : password);
        connection.setAutoCommit(false);
        return connection;
    }

    private void refuse(Connection calls, UUID subject) throws SQLException {
        if (incident == null) {
            if (count(calls, "SELECT count(*) FROM call WHERE call_id = ?", subject) == 0) {
                throw new Refusal("There is no such call");
            }
            if (count(calls, "SELECT count(*) FROM call WHERE call_id = ? AND incident_id IS NOT NULL", subject) > 0) {
                throw new Refusal("This call belongs to an incident, whose calls share a key: name the --incident");
            }
            return;
        }
        // Held until the end: nobody opens it again, or adds to it, meanwhile.
        if (count(
                        calls,
                        "SELECT count(*) FROM (SELECT 1 FROM incident WHERE incident_id = ? FOR UPDATE) AS its",
                        subject)
                == 0) {
            throw new Refusal("There is no such incident");
        }
        if (count(calls, "SELECT count(*) FROM incident WHERE incident_id = ? AND open", subject) > 0) {
            throw new Refusal("The incident is open: what was told is needed");
        }
        // They would go with the key, and nobody asked for it.
        long others = count(
                calls,
                "SELECT count(DISTINCT subject_id) FROM protected_block WHERE owner_id = ? AND subject_id <> owner_id"
                        + " AND subject_id NOT IN (SELECT call_id FROM call WHERE incident_id = owner_id)",
                subject);
        if (others > 0) {
            throw new Refusal(others + " calls were unlinked from it and are still closed under its key: see"
                    + " docs/runbooks/personal-data.md");
        }
    }

    private List<String> agencies(Connection orders, UUID subject) throws SQLException {
        List<String> agencies = new ArrayList<>();
        try (PreparedStatement select = orders.prepareStatement(
                "SELECT DISTINCT agency_id FROM delivery WHERE incident_id = ? ORDER BY agency_id")) {
            select.setObject(1, subject);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    agencies.add(row.getString(1));
                }
            }
        }
        return agencies;
    }

    private void eraseOrders(Connection orders, UUID subject, PrintWriter out) throws SQLException {
        String its = " WHERE dispatch_id IN (SELECT dispatch_id FROM dispatch WHERE incident_id = ?)";
        tell(out, "orders' blocks", update(orders, "UPDATE dispatch SET blocks = '{}' WHERE incident_id = ?", subject));
        tell(out, "lines of orders", update(orders, "DELETE FROM told_line" + its, subject));
        tell(out, "lines of agencies", update(orders, "DELETE FROM dispatch_line" + its, subject));
        end(orders);
    }

    private void eraseCalls(Connection calls, UUID subject, PrintWriter out) throws SQLException {
        update(calls, "CREATE TEMPORARY TABLE erased (id uuid PRIMARY KEY) ON COMMIT DROP");
        update(
                calls,
                "INSERT INTO erased SELECT call_id FROM call WHERE incident_id = ? UNION SELECT ?",
                subject,
                subject);
        for (Map.Entry<String, String> table : INTAKE.entrySet()) {
            tell(
                    out,
                    table.getKey(),
                    update(calls, "DELETE FROM " + table.getKey() + " WHERE " + table.getValue() + ITS));
        }
        update(
                calls,
                "INSERT INTO audit (region, day, who, what, subject, why) SELECT COALESCE(region_code, '-'), current_date,"
                        + " 'operations', 'PERSONAL_DATA_ERASED', call_id, ? FROM call WHERE call_id" + ITS,
                request);
        end(calls);
    }

    private void end(Connection connection) throws SQLException {
        if (yes) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }

    private static void tell(PrintWriter out, String what, int rows) {
        out.printf("%-18s %d%n", what, rows);
    }

    private static int update(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    private static long count(Connection connection, String query, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
