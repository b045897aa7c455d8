package id.layanan112.monitoring.counts;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.Change;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.ledger.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The trace of what changed of days that were over. */
@ApplicationScoped
public class Corrections {
    private static final Set<Subject> TRACED = Set.of(Subject.CALL, Subject.INCIDENT);

    private final Sql sql;
    private final InstantSource clock;

    Corrections(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One change of one figure.
     *
     * @param word the call's class or the incident's type
     */
    public record Correction(Instant notedAt, LocalDate day, String scope, Subject subject, String word, long delta) {}

    /** In the current transaction. */
    public void note(Change change) {
        Instant now = clock.instant();
        List<Map.Entry<Cell, Long>> late = change.cells().entrySet().stream()
                .filter(entry -> late(entry.getKey(), now))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        sql.update(
                "INSERT INTO correction (local_day, scope, subject, a, delta)"
                        + " SELECT day, scope, subject, a, sum(delta) FROM unnest(?::text[]::date[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[]::bigint[]) AS c(day, scope, subject, a, delta)"
                        // While all is derived for the first time, every change would look like a correction.
                        + " WHERE (SELECT max(rules) FROM counts.derivation) > 0"
                        + " GROUP BY day, scope, subject, a HAVING sum(delta) <> 0",
                texts(late, entry -> entry.getKey().period()),
                texts(late, entry -> entry.getKey().scope()),
                texts(late, entry -> entry.getKey().subject()),
                texts(late, entry -> entry.getKey().a()),
                texts(late, Map.Entry::getValue));
    }

    private static boolean late(Cell cell, Instant now) {
        return !cell.exercise()
                && TRACED.contains(cell.subject())
                && !cell.scope().startsWith(Place.OF_CENTRE)
                && LocalDate.parse(cell.period()).isBefore(LocalDate.ofInstant(now, Place.zoneOf(cell.scope())));
    }

    /** Of one day, the newest first. */
    public List<Correction> of(Collection<String> scopes, LocalDate day) {
        return sql.query(
                "SELECT * FROM correction WHERE scope = ANY (?::text[]) AND local_day = ? ORDER BY noted_at DESC LIMIT 1000",
                Corrections::row,
                scopes.toArray(String[]::new),
                day);
    }

    private static Correction row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Correction(
                row.getTimestamp("noted_at").toInstant(),
                row.getObject("local_day", LocalDate.class),
                row.getString("scope"),
                Subject.valueOf(row.getString("subject")),
                row.getString("a"),
                row.getLong("delta"));
    }

    private static String[] texts(List<Map.Entry<Cell, Long>> rows, Function<Map.Entry<Cell, Long>, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }
}
