package id.layanan112.monitoring;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What the service has written down, read past its own code. */
@ApplicationScoped
public class Told {
    private final Sql sql;

    Told(Sql sql) {
        this.sql = sql;
    }

    /** Calls by {@code day scope class channel type exercise}, as {@link CallHistories#tally} has them. */
    public Map<String, Long> counts(LocalDate from, LocalDate to) {
        Map<String, Long> counts = new TreeMap<>();
        sql.query(
                "SELECT concat_ws(' ', period, scope, a, b, c, exercise::text), n FROM counts.tally WHERE subject = 'CALL'"
                        + " AND n <> 0 AND length(period) = 10 AND length(scope) > 2 AND scope NOT LIKE '@%'"
                        + " AND period BETWEEN ?::text AND ?::text",
                row -> counts.put(row.getString(1), row.getLong(2)), from.toString(), to.toString());
        return counts;
    }

    public long facts(LocalDate from, LocalDate to) {
        return sql.first("SELECT count(*) FROM fact WHERE day BETWEEN ? AND ?", row -> row.getLong(1), from, to)
                .orElseThrow();
    }

    public String valueOfFact(java.util.UUID incident) {
        return sql.first("SELECT value::text FROM fact WHERE aggregate = ?", row -> row.getString(1), incident)
                .orElse("");
    }
}
