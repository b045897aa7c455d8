package id.layanan112.intake.handover;

import id.layanan112.contracts.HandoverOutcome;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Offers in the database; people see those of their centre, made or received. */
@ApplicationScoped
public class HandoverRows {
    private static final String COLUMNS = "handover_id, incident_id, from_centre, from_region, to_centre, to_region,"
            + " outcome, offered_by, offered_at, answer_by, settled_by, settled_at";
    private static final int MOST = 500;

    private final Sql sql;

    HandoverRows(Sql sql) {
        this.sql = sql;
    }

    void insert(Handover offer) {
        sql.update(
                "INSERT INTO handover (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, NULL, NULL)",
                offer.handoverId(),
                offer.incidentId(),
                offer.fromCentre(),
                offer.fromRegion(),
                offer.toCentre(),
                offer.toRegion(),
                offer.offeredBy(),
                offer.offeredAt(),
                offer.answerBy());
    }

    void settled(Handover offer) {
        sql.update(
                "UPDATE handover SET outcome = ?, settled_by = ?, settled_at = ? WHERE handover_id = ?",
                offer.outcome(),
                offer.settledBy(),
                offer.settledAt(),
                offer.handoverId());
    }

    Optional<Handover> find(UUID handoverId) {
        return sql.first("SELECT " + COLUMNS + " FROM handover WHERE handover_id = ?", HandoverRows::row, handoverId);
    }

    Optional<Handover> openOf(UUID incidentId) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM handover WHERE incident_id = ? AND outcome IS NULL",
                HandoverRows::row,
                incidentId);
    }

    /** Oldest first. */
    List<Handover> ofIncident(UUID incidentId) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM handover WHERE incident_id = ? ORDER BY offered_at, handover_id",
                HandoverRows::row,
                incidentId);
    }

    /** Those that wait for an answer, the most urgent first. */
    public List<Handover> open(Access access) {
        return sql.query(
                "SELECT " + COLUMNS
                        + " FROM handover WHERE outcome IS NULL AND (? OR ARRAY[from_centre, to_centre] && ?)"
                        + " ORDER BY answer_by, handover_id LIMIT " + MOST,
                HandoverRows::row,
                access.nation(),
                access.centres().toArray(String[]::new));
    }

    /** By the database's clock. */
    List<UUID> timedOut() {
        return sql.query(
                "SELECT handover_id FROM handover WHERE outcome IS NULL AND answer_by < now() LIMIT 100",
                row -> row.getObject(1, UUID.class));
    }

    private static Handover row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Handover(
                row.getObject("handover_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("from_centre"),
                row.getString("from_region"),
                row.getString("to_centre"),
                row.getString("to_region"),
                outcome == null ? null : HandoverOutcome.valueOf(outcome),
                row.getString("offered_by"),
                Objects.requireNonNull(Sql.instant(row, "offered_at")),
                Objects.requireNonNull(Sql.instant(row, "answer_by")),
                row.getString("settled_by"),
                Sql.instant(row, "settled_at"));
    }
}
