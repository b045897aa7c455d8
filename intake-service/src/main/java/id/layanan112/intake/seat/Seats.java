package id.layanan112.intake.seat;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The seats of the centres; one that nobody touched for half a day is gone. All times are the database's. */
@ApplicationScoped
public class Seats {
    private static final String COLUMNS = "centre_code, who, name, state, since, call_id";
    private static final String FRESH = "touched_at > now() - interval '12 hours'";
    private static final int MOST = 1000;

    // It goes on when it is the same state; another call is another stretch of the same state. By the clock of the
    // statement, not of the transaction: of two at once the second one has waited here.
    private static final String PUT = "INSERT INTO seat AS before (" + COLUMNS + ", touched_at)"
            + " VALUES (?, ?, ?, ?, clock_timestamp(), ?, clock_timestamp())"
            + " ON CONFLICT (centre_code, who) DO UPDATE SET name = EXCLUDED.name, state = EXCLUDED.state,"
            + " call_id = EXCLUDED.call_id, touched_at = clock_timestamp(),"
            + " since = CASE WHEN before.state = EXCLUDED.state AND before." + FRESH
            + " AND (before.call_id = EXCLUDED.call_id) IS NOT FALSE THEN before.since ELSE clock_timestamp() END"
            + " RETURNING " + COLUMNS;

    private final Sql sql;

    Seats(Sql sql) {
        this.sql = sql;
    }

    Seat put(String centreCode, String who, String name, SeatState state, @Nullable UUID callId) {
        return sql.first(PUT, Seats::row, centreCode, who, name, state, callId).orElseThrow();
    }

    void leave(String centreCode, String who) {
        sql.update("DELETE FROM seat WHERE centre_code = ? AND who = ?", centreCode, who);
    }

    /** All that the asker sees, by name. */
    public List<Seat> of(Access access) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM seat WHERE (? OR centre_code = ANY (?)) AND " + FRESH
                        + " ORDER BY centre_code, name, who LIMIT " + MOST,
                Seats::row,
                access.nation(),
                access.centres().toArray(String[]::new));
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forget() {
        sql.update("DELETE FROM seat WHERE NOT " + FRESH);
    }

    private static Seat row(ResultSet row) throws SQLException {
        return new Seat(
                row.getString("centre_code"),
                row.getString("who"),
                row.getString("name"),
                SeatState.valueOf(row.getString("state")),
                Objects.requireNonNull(Sql.instant(row, "since")),
                row.getObject("call_id", UUID.class));
    }
}
