package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreEvent.PublishedCalls;
import id.layanan112.contracts.Topics;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many calls are on the topic, and up to when nothing is missing there. */
@ApplicationScoped
class PublishedCallCounts {
    private static final int DAYS = 3;

    // What is still in the outbox is not published; neither is what a running transaction has not shown yet.
    private static final String THROUGH = """
            SELECT LEAST(
                clock_timestamp(),
                (SELECT min(created_at) FROM outbox),
                (SELECT min(xact_start) FROM pg_stat_activity
                 WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()))""";
    // NOT IN reads the outbox once, however long it is and whatever the planner thinks of it.
    private static final String COUNTS = """
            SELECT centre_code, local_day, call_class, count(*) FROM call
            WHERE local_day >= current_date - %d AND NOT exercise
              AND call_id NOT IN (SELECT record_key::uuid FROM outbox WHERE topic = ?)
            GROUP BY 1, 2, 3""".formatted(DAYS);

    private final AgroalDataSource database;

    PublishedCallCounts(AgroalDataSource database) {
        this.database = database;
    }

    Instant publishedThrough() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(THROUGH);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    Map<String, List<PublishedCalls>> byCentre() throws SQLException {
        Map<String, List<PublishedCalls>> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setString(1, Topics.CALL.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.computeIfAbsent(row.getString(1), centre -> new ArrayList<>())
                            .add(new PublishedCalls(
                                    row.getObject(2, LocalDate.class),
                                    CentreReporter.callClass(row.getString(3)),
                                    row.getLong(4)));
                }
            }
        }
        return counts;
    }
}
