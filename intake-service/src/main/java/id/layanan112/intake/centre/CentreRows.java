package id.layanan112.intake.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Proposals for centres in the database. */
@ApplicationScoped
class CentreRows {
    private static final String COLUMNS =
            "code, revision, settings, valid_from, proposed_by, proposed_at, approved_by, approved_at";

    private static final int MOST = 100;

    private final Sql sql;

    CentreRows(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else proposes or approves before this transaction ends: a region has one centre. */
    void lock() {
        sql.update("LOCK TABLE centre_revision IN SHARE ROW EXCLUSIVE MODE");
    }

    /** The one in force of each centre that people have set, by the database's clock. */
    List<CentreRevision> present() {
        return sql.query(
                "SELECT DISTINCT ON (code) " + COLUMNS + " FROM centre_revision"
                        + " WHERE approved_at IS NOT NULL AND valid_from <= now()"
                        + " ORDER BY code, valid_from DESC, revision DESC",
                CentreRows::row);
    }

    /** Those that are approved and not in force yet. */
    List<CentreRevision> toCome() {
        return sql.query(
                "SELECT " + COLUMNS + " FROM centre_revision WHERE approved_at IS NOT NULL AND valid_from > now()"
                        + " ORDER BY code, valid_from",
                CentreRows::row);
    }

    /** The last of one centre, newest first. */
    List<CentreRevision> of(String code) {
        return of(code, MOST);
    }

    Optional<CentreRevision> newest(String code) {
        return of(code, 1).stream().findFirst();
    }

    private List<CentreRevision> of(String code, int most) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM centre_revision WHERE code = ? ORDER BY revision DESC LIMIT " + most,
                CentreRows::row,
                code);
    }

    void insert(CentreRevision one) {
        sql.update(
                "INSERT INTO centre_revision (code, revision, settings, valid_from, proposed_by, proposed_at)"
                        + " VALUES (?, ?, ?::jsonb, ?, ?, ?)",
                one.code(),
                one.revision(),
                json(one.settings()),
                one.validFrom(),
                one.proposedBy(),
                one.proposedAt());
    }

    void approved(String code, long revision, String by, Instant at) {
        sql.update(
                "UPDATE centre_revision SET approved_by = ?, approved_at = ? WHERE code = ? AND revision = ?",
                by,
                at,
                code,
                revision);
    }

    private static CentreRevision row(ResultSet row) throws SQLException {
        return new CentreRevision(
                row.getString("code"),
                row.getLong("revision"),
                settings(row.getString("settings")),
                Objects.requireNonNull(Sql.instant(row, "valid_from")),
                row.getString("proposed_by"),
                Objects.requireNonNull(Sql.instant(row, "proposed_at")),
                row.getString("approved_by"),
                Sql.instant(row, "approved_at"));
    }

    private static String json(CentreSettings settings) {
        try {
            return EventJson.MAPPER.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a centre cannot be written");
        }
    }

    private static CentreSettings settings(String json) {
        try {
            return EventJson.MAPPER.readValue(json, CentreSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of a centre cannot be read");
        }
    }
}
