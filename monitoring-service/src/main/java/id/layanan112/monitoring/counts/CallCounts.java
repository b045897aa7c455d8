package id.layanan112.monitoring.counts;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** States and counts in the database; both change in the same transaction or not at all. */
@ApplicationScoped
public class CallCounts {
    private final Sql sql;

    CallCounts(Sql sql) {
        this.sql = sql;
    }

    /** Takes over what was told of calls, in the current transaction. */
    public void take(Collection<CallSnapshot> told) {
        if (told.isEmpty()) {
            return;
        }
        UUID[] ids = told.stream().map(CallSnapshot::callId).distinct().sorted().toArray(UUID[]::new);
        // Two replicas can be told of one call during a rebalance: whoever is second reads what the first has written.
        sql.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(id::text, 112)) FROM unnest(?::uuid[]) AS id",
                row -> 0,
                (Object) ids);
        write(CallStates.apply(known(ids), told));
    }

    private Map<UUID, CallStates.Known> known(UUID[] ids) {
        Map<UUID, CallStates.Known> known = new HashMap<>();
        sql.query(
                // One look into the index per call, whatever the planner believes of the table's size: "= ANY" was read
                // as a scan of all calls while the table was new, and took 70 % of the time at 100,000 calls.
                "SELECT state.* FROM unnest(?::uuid[]) AS told (id) CROSS JOIN LATERAL ("
                        + "SELECT call_id, version, local_day, centre, region, class, type, exercise FROM call_state"
                        + " WHERE call_id = told.id OFFSET 0) AS state",
                row -> known.put(
                        row.getObject(1, UUID.class),
                        new CallStates.Known(
                                row.getLong(2),
                                new Cell(
                                        row.getObject(3, LocalDate.class),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getBoolean(8)))),
                (Object) ids);
        return known;
    }

    private void write(CallStates.Change change) {
        List<Map.Entry<UUID, CallStates.Known>> states =
                List.copyOf(change.states().entrySet());
        sql.update(
                "INSERT INTO call_state (call_id, version, local_day, centre, region, class, type, exercise)"
                        + " SELECT * FROM unnest(?::uuid[], ?::text[]::bigint[], ?::text[]::date[], ?::text[],"
                        + " ?::text[], ?::text[], ?::text[], ?::text[]::boolean[])"
                        + " ON CONFLICT (call_id) DO UPDATE SET version = EXCLUDED.version,"
                        + " local_day = EXCLUDED.local_day, centre = EXCLUDED.centre, region = EXCLUDED.region,"
                        + " class = EXCLUDED.class, type = EXCLUDED.type, exercise = EXCLUDED.exercise",
                states.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                texts(states, state -> state.getValue().version()),
                texts(states, state -> state.getValue().cell().localDay()),
                texts(states, state -> state.getValue().cell().centre()),
                texts(states, state -> state.getValue().cell().region()),
                texts(states, state -> state.getValue().cell().callClass()),
                texts(states, state -> state.getValue().cell().type()),
                texts(states, state -> state.getValue().cell().exercise()));
        List<Map.Entry<Cell, Long>> deltas = List.copyOf(change.deltas().entrySet());
        // In the cells' own order: unsorted, two writers would deadlock.
        sql.update(
                "INSERT INTO call_count (local_day, centre, region, class, type, exercise, calls)"
                        + " SELECT * FROM unnest(?::text[]::date[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[]::boolean[], ?::text[]::bigint[])"
                        + " ON CONFLICT (local_day, centre, region, class, type, exercise)"
                        + " DO UPDATE SET calls = call_count.calls + EXCLUDED.calls",
                texts(deltas, delta -> delta.getKey().localDay()),
                texts(deltas, delta -> delta.getKey().centre()),
                texts(deltas, delta -> delta.getKey().region()),
                texts(deltas, delta -> delta.getKey().callClass()),
                texts(deltas, delta -> delta.getKey().type()),
                texts(deltas, delta -> delta.getKey().exercise()),
                texts(deltas, Map.Entry::getValue));
    }

    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }

    /** One figure. */
    record Count(String region, String centre, String callClass, String type, long calls) {}

    /** The real calls of a local day, by region, centre, class and type; exercises are not in it. */
    List<Count> ofDay(LocalDate day) {
        return sql.query(
                "SELECT region, centre, class, type, calls FROM call_count"
                        + " WHERE local_day = ? AND NOT exercise AND calls <> 0",
                row -> new Count(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)),
                day);
    }
}
