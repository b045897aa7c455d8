package id.layanan112.monitoring.rebuild;

import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.counts.Counting;
import id.layanan112.monitoring.facts.Facts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a rebuild, each a transaction that also says how far it came: whoever goes on after a kill goes on exactly
 * there. First the archive in its order, up to a mark; then what came since, in the order in which it came; the last of
 * it under the counting lock, together with the swap.
 */
@ApplicationScoped
class Rebuilding {
    /** A lower number in the database: the rules of the ledger changed, and all is derived again. */
    static final int RULES = 1;

    private static final String OLD = "counts_old";
    private static final List<String> TABLES =
            List.of("call_state", "incident_state", "order_state", "surge_state", "tally", "timing");

    private final Sql sql;
    private final Facts facts;
    private final Counting counting;
    private final Changes changes;
    private final int batch;

    Rebuilding(
            Sql sql,
            Facts facts,
            Counting counting,
            Changes changes,
            @ConfigProperty(name = "layanan112.monitoring.rebuild.batch", defaultValue = "10000") int batch) {
        this.sql = sql;
        this.facts = facts;
        this.counting = counting;
        this.changes = changes;
        this.batch = batch;
    }

    /**
     * How far it is.
     *
     * @param facts how many there were when it began, at most
     * @param done how many have been derived, those that came since too
     */
    record Progress(UUID id, Instant startedAt, @Nullable Instant endedAt, String why, long facts, long done) {}

    /** What a step came to. */
    enum Step {
        MORE,
        /** Another process is at it. */
        ELSEWHERE,
        DONE
    }

    private record Position(
            UUID id,
            long mark,
            @Nullable LocalDate day,
            @Nullable UUID event,
            boolean walked) {}

    /** The newest, running or ended. */
    Optional<Progress> latest() {
        return sql.first("SELECT * FROM rebuild ORDER BY started_at DESC LIMIT 1", Rebuilding::progress);
    }

    /** Whether what is shown was derived by other rules than these. */
    boolean rulesChanged() {
        return sql.query("SELECT rules FROM counts.derivation", row -> row.getInt(1))
                        .getFirst()
                < RULES;
    }

    /** Begins one, unless one is running: then it is that one. */
    Progress begin(String why) {
        return QuarkusTransaction.requiringNew().call(() -> {
            counting.lock();
            Optional<Progress> running = sql.first(
                    "SELECT * FROM rebuild WHERE ended_at IS NULL AND rules = ?", Rebuilding::progress, RULES);
            if (running.isPresent()) {
                return running.get();
            }
            // One by other rules would never be gone on with once their processes are gone.
            sql.update("UPDATE rebuild SET ended_at = now(), why = why || ' (given up)' WHERE ended_at IS NULL");
            createTables();
            long mark = facts.newest();
            return sql.query(
                            "INSERT INTO rebuild (id, why, rules, mark, facts) VALUES (?, ?, ?, ?, ?) RETURNING *",
                            Rebuilding::progress,
                            Ids.v7(),
                            why,
                            RULES,
                            mark,
                            mark)
                    .getFirst();
        });
    }

    /** What was shown before: somebody may still be reading it, so that it is not taken away with the swap. */
    void dropOld() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("SET LOCAL lock_timeout = '2s'");
            sql.update("DROP SCHEMA IF EXISTS " + OLD + " CASCADE");
        });
    }

    private void createTables() {
        sql.update("SET LOCAL lock_timeout = '5s'");
        sql.update("DROP SCHEMA IF EXISTS " + OLD + " CASCADE");
        sql.update("DROP SCHEMA IF EXISTS " + Counting.NEXT + " CASCADE");
        sql.update("CREATE SCHEMA " + Counting.NEXT);
        TABLES.forEach(table -> sql.update("CREATE TABLE " + Counting.NEXT + "." + table + " (LIKE " + Counting.SHOWN
                + "." + table + " INCLUDING ALL)"));
        sql.update("CREATE TABLE " + Counting.NEXT + ".derivation AS SELECT " + RULES + " AS rules");
    }

    /** One transaction of work. */
    Step step() {
        Step step = QuarkusTransaction.requiringNew().call(this::stepHere);
        if (step == Step.DONE) {
            changes.everywhere();
        }
        return step;
    }

    private Step stepHere() {
        Optional<Position> mine = sql.first(
                "SELECT * FROM rebuild WHERE ended_at IS NULL AND rules = ? FOR UPDATE SKIP LOCKED",
                Rebuilding::position,
                RULES);
        if (mine.isEmpty()) {
            return Step.ELSEWHERE;
        }
        Position at = mine.get();
        return at.walked() ? catchUp(at) : walk(at);
    }

    private Step walk(Position at) {
        List<Facts.Archived> some = facts.behind(at.day(), at.event(), at.mark(), batch);
        derive(some);
        boolean walked = some.size() < batch;
        sql.update(
                "UPDATE rebuild SET done = done + ?, at_day = ?, at_event = ?, walked = ? WHERE id = ?",
                some.size(),
                some.isEmpty() ? at.day() : some.getLast().day(),
                some.isEmpty() ? at.event() : some.getLast().id(),
                walked,
                at.id());
        return Step.MORE;
    }

    /** What came since; when it is little, the counting lock is taken so that nothing more comes, and it is the end. */
    private Step catchUp(Position at) {
        List<Facts.Archived> some = facts.after(at.mark(), batch);
        derive(some);
        long mark = some.isEmpty() ? at.mark() : some.getLast().arrived();
        long done = some.size();
        if (some.size() < batch) {
            counting.lock();
            List<Facts.Archived> last = facts.after(mark, Integer.MAX_VALUE);
            derive(last);
            swap();
            sql.update(
                    "UPDATE rebuild SET done = done + ?, ended_at = now() WHERE id = ?", done + last.size(), at.id());
            return Step.DONE;
        }
        sql.update("UPDATE rebuild SET done = done + ?, mark = ? WHERE id = ?", done, mark, at.id());
        return Step.MORE;
    }

    private void derive(List<Facts.Archived> archived) {
        if (!archived.isEmpty()) {
            counting.take(
                    Counting.NEXT,
                    archived.stream().map(one -> one.fact().told()).toList());
        }
    }

    private void swap() {
        sql.update("ALTER SCHEMA " + Counting.SHOWN + " RENAME TO " + OLD);
        sql.update("ALTER SCHEMA " + Counting.NEXT + " RENAME TO " + Counting.SHOWN);
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getObject("id", UUID.class),
                row.getLong("mark"),
                row.getObject("at_day", LocalDate.class),
                row.getObject("at_event", UUID.class),
                row.getBoolean("walked"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getObject("id", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                Sql.instant(row, "ended_at"),
                row.getString("why"),
                row.getLong("facts"),
                row.getLong("done"));
    }
}
