package id.layanan112.intake.shift;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Shift handovers in the database; people see those of their centre. */
@ApplicationScoped
public class ShiftRows {
    private static final String SELECT = "SELECT handover_id, centre_code, given_by, given_at, incidents, alarms,"
            + " callbacks, taken_by, taken_at FROM shift_handover ";
    private static final int MOST = 100;

    private final Sql sql;

    ShiftRows(Sql sql) {
        this.sql = sql;
    }

    void insert(ShiftHandover one) {
        sql.update(
                "INSERT INTO shift_handover (handover_id, centre_code, given_by, given_at, incidents, alarms, callbacks)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                one.handoverId(),
                one.centreCode(),
                one.givenBy(),
                one.givenAt(),
                one.incidents().toArray(UUID[]::new),
                one.alarms().toArray(UUID[]::new),
                one.callbacks().toArray(UUID[]::new));
    }

    void taken(UUID handoverId, String by, Instant at) {
        sql.update("UPDATE shift_handover SET taken_by = ?, taken_at = ? WHERE handover_id = ?", by, at, handoverId);
    }

    /** Nobody else takes it before this transaction ends. */
    Optional<ShiftHandover> locked(Access access, UUID handoverId) {
        return sql.first(SELECT + "WHERE handover_id = ? FOR UPDATE", ShiftRows::row, handoverId)
                .filter(one -> access.sees(one.centreCode()));
    }

    /** Those that nobody has accepted yet, oldest first. */
    public List<ShiftHandover> waiting(Access access) {
        return sql.query(
                SELECT + "WHERE taken_by IS NULL AND (? OR centre_code = ANY (?)) ORDER BY given_at, handover_id LIMIT "
                        + MOST,
                ShiftRows::row,
                access.nation(),
                access.centres().toArray(String[]::new));
    }

    private static ShiftHandover row(ResultSet row) throws SQLException {
        return new ShiftHandover(
                row.getObject("handover_id", UUID.class),
                row.getString("centre_code"),
                row.getString("given_by"),
                Objects.requireNonNull(Sql.instant(row, "given_at")),
                ids(row, "incidents"),
                ids(row, "alarms"),
                ids(row, "callbacks"),
                row.getString("taken_by"),
                Sql.instant(row, "taken_at"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
