package id.layanan112.kit.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which events had their effect, remembered in the transaction of the effect. */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class Inbox {
    // Sorted: two replicas that remember the same events must not wait for each other crosswise.
    private static final String REMEMBER = """
            INSERT INTO inbox (consumer, event_id, recorded_at)
            SELECT ?, e.id, e.at FROM unnest(?::uuid[], ?::timestamptz[]) AS e(id, at) ORDER BY e.id
            ON CONFLICT DO NOTHING RETURNING event_id""";

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** @return the ids that were never seen before, each once; their effects belong into this transaction */
    public Set<UUID> remember(String consumer, List<IncomingEvent> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            Array ids = connection.createArrayOf(
                    "uuid", events.stream().map(IncomingEvent::id).toArray());
            Array times = connection.createArrayOf(
                    "timestamptz",
                    events.stream()
                            .map(event -> Timestamp.from(event.recordedTime()))
                            .toArray());
            insert.setString(1, consumer);
            insert.setArray(2, ids);
            insert.setArray(3, times);
            Set<UUID> fresh = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
            return fresh;
        } catch (SQLException e) {
            throw new DatabaseFailed("inbox", e);
        }
    }
}
