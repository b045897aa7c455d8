package id.layanan112.intake.centre;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Covers in the database. */
@ApplicationScoped
class CoverRows {
    private static final String SELECT = "SELECT cover_id, centre_code, deputy_code, reason, granted_by, granted_at,"
            + " until, ended_by, ended_at FROM centre_cover ";
    private static final int MOST = 100;

    private final Sql sql;

    CoverRows(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else grants or ends one before this transaction ends. */
    void lock() {
        sql.update("LOCK TABLE centre_cover IN SHARE ROW EXCLUSIVE MODE");
    }

    List<Cover> holding() {
        return sql.query(SELECT + "WHERE ended_at IS NULL AND until > now()", CoverRows::row);
    }

    /** Newest first. */
    List<Cover> of(String centreCode) {
        return sql.query(
                SELECT + "WHERE centre_code = ? ORDER BY granted_at DESC LIMIT " + MOST, CoverRows::row, centreCode);
    }

    void insert(Cover one) {
        sql.update(
                "INSERT INTO centre_cover (cover_id, centre_code, deputy_code, reason, granted_by, granted_at, until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                one.coverId(),
                one.centreCode(),
                one.deputyCode(),
                one.reason(),
                one.grantedBy(),
                one.grantedAt(),
                one.until());
    }

    void ended(UUID coverId, String by, Instant at) {
        sql.update("UPDATE centre_cover SET ended_by = ?, ended_at = ? WHERE cover_id = ?", by, at, coverId);
    }

    private static Cover row(ResultSet row) throws SQLException {
        return new Cover(
                row.getObject("cover_id", UUID.class),
                row.getString("centre_code"),
                row.getString("deputy_code"),
                row.getString("reason"),
                row.getString("granted_by"),
                Objects.requireNonNull(Sql.instant(row, "granted_at")),
                Objects.requireNonNull(Sql.instant(row, "until")),
                row.getString("ended_by"),
                Sql.instant(row, "ended_at"));
    }
}
