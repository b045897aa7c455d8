package id.layanan112.intake.reconciliation;

import id.layanan112.contracts.CallClass;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts each day in ways that do not know of each other, of one snapshot of the database. */
@ApplicationScoped
class Reconciliation {
    // One statement: calls that are saved meanwhile are in all figures or in none.
    private static final String DAY = """
            WITH mine AS (
                SELECT call_id, centre_code, region_code, call_class,
                       EXISTS (SELECT 1 FROM telephony_event t WHERE t.call_id = c.call_id) AS heard
                FROM call c
                WHERE local_day = ?::date AND NOT exercise AND (? OR centre_code = ANY (?))),
            lost AS (
                SELECT t.centre_code, count(DISTINCT t.call_id) AS calls
                FROM telephony_event t
                WHERE t.local_day = ?::date AND (? OR t.centre_code = ANY (?))
                  AND NOT EXISTS (SELECT 1 FROM call c WHERE c.call_id = t.call_id)
                GROUP BY t.centre_code),
            counted AS (
                SELECT centre_code, region_code,
                       (SELECT count(*) FROM mine m WHERE m.centre_code = g.centre_code
                            AND m.region_code IS NOT DISTINCT FROM g.region_code) AS total,
                       count(*) FILTER (WHERE call_class = 'NORMAL') AS normal,
                       count(*) FILTER (WHERE call_class = 'INFORMATION') AS information,
                       count(*) FILTER (WHERE call_class = 'PRANK') AS prank,
                       count(*) FILTER (WHERE call_class = 'GHOST') AS ghost,
                       count(*) FILTER (WHERE call_class = 'ABANDONED') AS abandoned,
                       count(*) FILTER (WHERE call_class IS NULL) AS open,
                       count(*) FILTER (WHERE heard) AS heard,
                       count(*) FILTER (WHERE NOT heard) AS unheard
                FROM mine g GROUP BY centre_code, region_code)
            SELECT *, COALESCE(lost.calls, 0) AS lost FROM counted FULL JOIN lost USING (centre_code)
            ORDER BY centre_code, region_code NULLS LAST""";

    private final Sql sql;

    Reconciliation(Sql sql) {
        this.sql = sql;
    }

    /** @param access whose centre, or the nation's */
    List<DayOfRegion> ofDay(Access access, LocalDate day) {
        String[] centres = access.centres().toArray(String[]::new);
        return sql.query(
                DAY,
                row -> {
                    Map<CallClass, Long> byClass = new EnumMap<>(CallClass.class);
                    for (CallClass one : CallClass.values()) {
                        byClass.put(one, row.getLong(one.name().toLowerCase(Locale.ROOT)));
                    }
                    return new DayOfRegion(
                            row.getString("centre_code"),
                            row.getString("region_code"),
                            row.getLong("total"),
                            byClass,
                            row.getLong("open"),
                            row.getLong("heard") + row.getLong("lost"),
                            row.getLong("lost"),
                            row.getLong("unheard"));
                },
                day,
                access.nation(),
                centres,
                day,
                access.nation(),
                centres);
    }
}
