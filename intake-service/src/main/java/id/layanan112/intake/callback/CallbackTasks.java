package id.layanan112.intake.callback;

import id.layanan112.contracts.CallSnapshot;
import id.layanan112.intake.callback.CallbackTask.Outcome;
import id.layanan112.intake.callback.CallbackTask.Reason;
import id.layanan112.intake.callback.CallbackTask.Result;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tasks in the database; people see those of their centre. */
@ApplicationScoped
public class CallbackTasks {
    private static final String SELECT = "SELECT task_id, call_id, centre_code, region_code, reason, unsafe,"
            + " opened_at, due_at, outcome IS NULL AND due_at < now() AS overdue, owner, attempts, outcome, settled_at"
            + " FROM callback_task ";
    private static final int MOST = 500;

    private final Sql sql;

    CallbackTasks(Sql sql) {
        this.sql = sql;
    }

    /** A task that is to be opened. */
    record New(UUID taskId, CallSnapshot call, Reason reason, boolean unsafe, String by, Instant at, Instant dueAt) {}

    /** One task per call and reason, however often it is heard of. */
    static UUID id(UUID callId, Reason reason) {
        return Ids.derived(callId, "callback", reason.name());
    }

    /** @return those that were not there yet */
    Set<UUID> open(List<New> tasks) {
        if (tasks.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                // In one order: two transactions must not wait for each other crosswise.
                "INSERT INTO callback_task (task_id, call_id, centre_code, region_code, reason, unsafe, opened_by,"
                        + " opened_at, due_at) SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[]::boolean[], ?::text[], ?::text[]::timestamptz[],"
                        + " ?::text[]::timestamptz[]) AS t(id, call, centre, region, reason, unsafe, by, at, due)"
                        + " ORDER BY id ON CONFLICT DO NOTHING RETURNING task_id",
                row -> row.getObject(1, UUID.class),
                tasks.stream().map(New::taskId).toArray(UUID[]::new),
                tasks.stream().map(task -> task.call().callId()).toArray(UUID[]::new),
                texts(tasks, task -> task.call().centreCode()),
                texts(tasks, task -> task.call().regionCode()),
                texts(tasks, task -> task.reason().name()),
                texts(tasks, task -> Boolean.toString(task.unsafe())),
                texts(tasks, New::by),
                texts(tasks, task -> task.at().toString()),
                texts(tasks, task -> task.dueAt().toString())));
    }

    private static @Nullable String[] texts(List<New> tasks, Function<New, @Nullable String> what) {
        return tasks.stream().map(what).toArray(String[]::new);
    }

    Optional<CallbackTask> visible(Access access, UUID taskId) {
        return sql.first(SELECT + "WHERE task_id = ?", CallbackTasks::row, taskId)
                .filter(task -> access.sees(task.centreCode()));
    }

    /** As {@link #visible}, and nobody else changes it before this transaction ends. */
    Optional<CallbackTask> locked(Access access, UUID taskId) {
        return sql.first(SELECT + "WHERE task_id = ? FOR UPDATE", CallbackTasks::row, taskId)
                .filter(task -> access.sees(task.centreCode()));
    }

    /** Those that are open, the most urgent first. */
    public List<CallbackTask> open(Access access, boolean overdueOnly) {
        return sql.query(
                SELECT + "WHERE outcome IS NULL AND (? OR centre_code = ANY (?)) AND (NOT ? OR due_at < now())"
                        + " ORDER BY due_at, task_id LIMIT " + MOST,
                CallbackTasks::row,
                access.nation(),
                access.centres().toArray(String[]::new),
                overdueOnly);
    }

    /** Those that were due and are not escalated yet belong to nobody from now on. @return how many, by centre */
    Map<String, Long> escalate() {
        return sql
                .query(
                        "UPDATE callback_task SET escalated_at = now(), owner = NULL WHERE task_id IN"
                                + " (SELECT task_id FROM callback_task WHERE outcome IS NULL AND escalated_at IS NULL"
                                + " AND due_at < now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)"
                                + " RETURNING centre_code",
                        row -> row.getString(1),
                        MOST)
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Those that are open and that nobody has taken. */
    List<UUID> everybodys(String centreCode) {
        return sql.query(
                "SELECT task_id FROM callback_task WHERE centre_code = ? AND outcome IS NULL AND owner IS NULL"
                        + " ORDER BY due_at, task_id",
                row -> row.getObject(1, UUID.class),
                centreCode);
    }

    Optional<CallbackTask> openOf(UUID callId, Reason reason) {
        return sql.first(
                SELECT + "WHERE task_id = ? AND outcome IS NULL FOR UPDATE", CallbackTasks::row, id(callId, reason));
    }

    void own(UUID taskId, @Nullable String owner) {
        sql.update("UPDATE callback_task SET owner = ? WHERE task_id = ?", owner, taskId);
    }

    /** Calling back could harm these callers; in the current transaction. */
    void unsafe(List<UUID> callIds) {
        if (!callIds.isEmpty()) {
            sql.update(
                    "UPDATE callback_task SET unsafe = true WHERE call_id = ANY (?) AND outcome IS NULL AND NOT unsafe",
                    (Object) callIds.toArray(UUID[]::new));
        }
    }

    /** Everything that somebody of a centre has taken is everybody's again. */
    void release(String centreCode, String owner) {
        sql.update(
                "UPDATE callback_task SET owner = NULL WHERE centre_code = ? AND owner = ? AND outcome IS NULL",
                centreCode,
                owner);
    }

    /** Whoever takes over from a shift has those of its tasks that are open and nobody's. */
    void give(String centreCode, List<UUID> taskIds, String owner) {
        sql.update(
                "UPDATE callback_task SET owner = ? WHERE centre_code = ? AND task_id = ANY (?) AND outcome IS NULL"
                        + " AND owner IS NULL",
                owner,
                centreCode,
                taskIds.toArray(UUID[]::new));
    }

    void attempted(UUID attemptId, UUID taskId, Instant at, String by, Result result) {
        sql.update(
                "INSERT INTO callback_attempt (attempt_id, task_id, at, by, result) VALUES (?, ?, ?, ?, ?)",
                attemptId,
                taskId,
                at,
                by,
                result);
        sql.update("UPDATE callback_task SET attempts = attempts + 1 WHERE task_id = ?", taskId);
    }

    void settle(UUID taskId, Outcome outcome, String by, Instant at) {
        sql.update(
                "UPDATE callback_task SET outcome = ?, settled_by = ?, settled_at = ? WHERE task_id = ?",
                outcome,
                by,
                at,
                taskId);
    }

    private static CallbackTask row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new CallbackTask(
                row.getObject("task_id", UUID.class),
                row.getObject("call_id", UUID.class),
                row.getString("centre_code"),
                row.getString("region_code"),
                Reason.valueOf(row.getString("reason")),
                row.getBoolean("unsafe"),
                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                Objects.requireNonNull(Sql.instant(row, "due_at")),
                row.getBoolean("overdue"),
                row.getString("owner"),
                row.getInt("attempts"),
                outcome == null ? null : Outcome.valueOf(outcome),
                Sql.instant(row, "settled_at"));
    }
}
