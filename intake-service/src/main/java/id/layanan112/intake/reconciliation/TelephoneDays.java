package id.layanan112.intake.reconciliation;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What telephone systems counted, as they last said it. */
@ApplicationScoped
class TelephoneDays {
    private final Sql sql;

    TelephoneDays(Sql sql) {
        this.sql = sql;
    }

    /** In the current transaction. */
    TelephoneDay keep(String centreCode, LocalDate day, long calls, @Nullable Long abandoned, String who) {
        return sql.query(
                        "INSERT INTO telephone_day (centre_code, local_day, calls, abandoned, reported_by)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (centre_code, local_day) DO UPDATE SET"
                                + " calls = EXCLUDED.calls, abandoned = EXCLUDED.abandoned, reported_at = now(),"
                                + " reported_by = EXCLUDED.reported_by RETURNING *",
                        TelephoneDays::row,
                        centreCode,
                        day,
                        calls,
                        abandoned,
                        who)
                .getFirst();
    }

    /** @param access whose centre, or the nation's */
    List<TelephoneDay> ofDay(Access access, LocalDate day) {
        return sql.query(
                "SELECT * FROM telephone_day WHERE local_day = ? AND (? OR centre_code = ANY (?)) ORDER BY centre_code",
                TelephoneDays::row,
                day,
                access.nation(),
                access.centres().toArray(String[]::new));
    }

    private static TelephoneDay row(ResultSet row) throws SQLException {
        return new TelephoneDay(
                row.getString("centre_code"),
                row.getObject("local_day", LocalDate.class),
                row.getLong("calls"),
                row.getObject("abandoned", Long.class),
                Objects.requireNonNull(Sql.instant(row, "reported_at")));
    }
}
