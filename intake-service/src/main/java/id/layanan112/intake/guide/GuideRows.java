package id.layanan112.intake.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.IncidentType;
import id.layanan112.intake.guide.Guide.Origin;
import id.layanan112.intake.guide.Guide.State;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Guides in the database; all times are its clock's. */
@ApplicationScoped
class GuideRows {
    private static final String SELECT = "SELECT guide_id, incident_type, scope, questions, advice, written_by,"
            + " written_at, approved_by, approved_at, ended_by, ended_at, replaced_by FROM guide ";
    private static final String IN_FORCE = "approved_at IS NOT NULL AND ended_at IS NULL";
    private static final String DRAFT = "approved_at IS NULL AND ended_at IS NULL";
    private static final int MOST = 200;

    private final Sql sql;

    GuideRows(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else writes, approves or withdraws one before this transaction ends; who reads does not wait. */
    void lock() {
        sql.update("LOCK TABLE guide IN SHARE ROW EXCLUSIVE MODE");
    }

    void insert(UUID guideId, IncidentType type, String scope, NewGuide guide, String by) {
        sql.update(
                "INSERT INTO guide (guide_id, incident_type, scope, questions, advice, written_by)"
                        + " VALUES (?, ?, ?, ?::jsonb, ?::jsonb, ?)",
                guideId,
                type,
                scope,
                json(guide.asked()),
                json(guide.advised()),
                by);
    }

    /** The one before is history from then on. */
    void approve(Guide draft, String by) {
        sql.update(
                "UPDATE guide SET ended_by = ?, ended_at = now(), replaced_by = ? WHERE incident_type = ? AND scope = ?"
                        + " AND " + IN_FORCE,
                by,
                draft.guideId(),
                draft.incidentType(),
                draft.scope());
        sql.update("UPDATE guide SET approved_by = ?, approved_at = now() WHERE guide_id = ?", by, draft.guideId());
        changed();
    }

    void withdraw(UUID guideId, String by) {
        sql.update("UPDATE guide SET ended_by = ?, ended_at = now() WHERE guide_id = ?", by, guideId);
        changed();
    }

    private void changed() {
        sql.update("UPDATE guide_revision SET revision = revision + 1");
    }

    long revision() {
        return sql.first("SELECT revision FROM guide_revision", row -> row.getLong(1))
                .orElseThrow();
    }

    Optional<Guide> find(UUID guideId) {
        return sql.first(SELECT + "WHERE guide_id = ?", GuideRows::row, guideId);
    }

    List<Guide> inForce() {
        return sql.query(SELECT + "WHERE " + IN_FORCE, GuideRows::row);
    }

    /** Those that wait for a second person, oldest first. */
    List<Guide> drafts(boolean all, Collection<String> scopes) {
        return sql.query(
                SELECT + "WHERE " + DRAFT + " AND (? OR scope = ANY (?)) ORDER BY written_at, guide_id LIMIT " + MOST,
                GuideRows::row,
                all,
                scopes.toArray(String[]::new));
    }

    private static Guide row(ResultSet row) throws SQLException {
        String scope = row.getString("scope");
        boolean approved = row.getString("approved_by") != null;
        return new Guide(
                row.getObject("guide_id", UUID.class),
                IncidentType.valueOf(row.getString("incident_type")),
                scope,
                scope.equals(Guide.NATION) ? Origin.NATION : Origin.REGION,
                state(row, approved),
                approved,
                null,
                read(row.getString("questions"), new TypeReference<List<Guide.Question>>() {}),
                read(row.getString("advice"), new TypeReference<List<Guide.Words>>() {}),
                row.getString("written_by"),
                Sql.instant(row, "written_at"),
                row.getString("approved_by"),
                Sql.instant(row, "approved_at"),
                row.getString("ended_by"),
                Sql.instant(row, "ended_at"));
    }

    private static State state(ResultSet row, boolean approved) throws SQLException {
        if (row.getTimestamp("ended_at") == null) {
            return approved ? State.IN_FORCE : State.DRAFT;
        }
        return row.getObject("replaced_by") == null ? State.WITHDRAWN : State.REPLACED;
    }

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a guide cannot be written");
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of guide");
        }
    }
}
