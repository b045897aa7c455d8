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

    /** Calls by {@code day centre region class type exercise}, as {@link CallHistories#tally} has them. */
    public Map<String, Long> counts(LocalDate from, LocalDate to) {
        Map<String, Long> counts = new TreeMap<>();
        sql.query(
                "SELECT concat_ws(' ', local_day, centre, region, class, type, exercise::text), calls FROM call_count"
                        + " WHERE calls <> 0 AND local_day BETWEEN ? AND ?",
                row -> counts.put(row.getString(1), row.getLong(2)),
                from,
                to);
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
