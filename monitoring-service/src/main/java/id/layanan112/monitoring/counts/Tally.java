package id.layanan112.monitoring.counts;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Cell;
import id.layanan112.monitoring.ledger.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of counts. */
@ApplicationScoped
public class Tally {
    private final Sql sql;

    Tally(Sql sql) {
        this.sql = sql;
    }

    /** One figure: the words are those of its {@link Subject}. */
    public record Figure(String period, String scope, String a, String b, String c, long n) {}

    void add(String schema, Map<Cell, Long> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        List<Map.Entry<Cell, Long>> all = List.copyOf(deltas.entrySet());
        sql.update(
                "INSERT INTO " + schema + ".tally AS known (period, exercise, subject, scope, a, b, c, n)"
                        + " SELECT * FROM unnest(?::text[], ?::text[]::boolean[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[], ?::text[]::bigint[])"
                        + " ON CONFLICT (period, exercise, subject, scope, a, b, c) DO UPDATE SET n = known.n + EXCLUDED.n",
                texts(all, row -> row.getKey().period()),
                texts(all, row -> row.getKey().exercise()),
                texts(all, row -> row.getKey().subject()),
                texts(all, row -> row.getKey().scope()),
                texts(all, row -> row.getKey().a()),
                texts(all, row -> row.getKey().b()),
                texts(all, row -> row.getKey().c()),
                texts(all, Map.Entry::getValue));
    }

    private static <T> String[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(row -> column.apply(row).toString()).toArray(String[]::new);
    }

    /** All scopes in some periods, real ones only. */
    public List<Figure> ofAll(Subject subject, Collection<String> periods) {
        return sql.query(
                "SELECT period, scope, a, b, c, n FROM counts.tally"
                        + " WHERE period = ANY (?::text[]) AND NOT exercise AND subject = ? AND n <> 0",
                Tally::figure,
                periods.toArray(String[]::new),
                subject);
    }

    /** Every region, and what is in none, over some periods together ({@code period} says how many), real ones only. */
    public List<Figure> ofRegions(Subject subject, Collection<String> periods) {
        return sql.query(
                "SELECT count(*)::text, scope, a, '-', c, sum(n) FROM counts.tally WHERE period = ANY (?::text[])"
                        + " AND NOT exercise AND subject = ? AND length(scope) > 2 AND scope NOT LIKE '@%'"
                        + " GROUP BY scope, a, c HAVING sum(n) <> 0",
                Tally::figure, periods.toArray(String[]::new), subject);
    }

    /** One scope in some periods, real ones only. */
    public List<Figure> of(Subject subject, String scope, Collection<String> periods) {
        return sql.query(
                "SELECT tally.period, scope, a, b, c, n FROM unnest(?::text[]) AS asked (period)"
                        + " CROSS JOIN LATERAL (SELECT * FROM counts.tally WHERE period = asked.period"
                        + " AND NOT exercise AND subject = ? AND scope = ? AND n <> 0 OFFSET 0) AS tally",
                Tally::figure,
                periods.toArray(String[]::new),
                subject,
                scope);
    }

    private static Figure figure(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Figure(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }
}
