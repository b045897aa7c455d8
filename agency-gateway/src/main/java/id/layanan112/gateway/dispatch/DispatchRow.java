package id.layanan112.gateway.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.Coming;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Lane;
import id.layanan112.contracts.Priority;
import id.layanan112.contracts.ProtectedBlocks;
import id.layanan112.contracts.Rung;
import id.layanan112.contracts.Sensitivity;
import id.layanan112.contracts.Victims;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as a row of its table, and back. */
final class DispatchRow {
    private static final TypeReference<List<Rung>> RUNGS = new TypeReference<>() {};
    private static final TypeReference<List<Coming>> COMING = new TypeReference<>() {};
    private static final TypeReference<List<Told>> TOLD = new TypeReference<>() {};
    private static final TypeReference<ProtectedBlocks> BLOCKS = new TypeReference<>() {};

    private DispatchRow() {}

    /** All columns, the id last. */
    static @Nullable Object[] columns(Dispatch dispatch) {
        Ordered order = dispatch.order();
        Standing standing = dispatch.standing();
        return new @Nullable Object[] {
            order.incidentId(),
            order.lane(),
            order.kind(),
            order.role(),
            standing.version(),
            order.revision(),
            order.centreCode(),
            order.regionCode(),
            order.incidentType(),
            order.priority(),
            order.sensitivity(),
            order.hazards().stream().map(Enum::name).sorted().toArray(String[]::new),
            order.victims(),
            order.exercise(),
            order.test(),
            order.late(),
            json(order.chain()),
            order.deadlineSeconds().getFirst(),
            order.deadlineSeconds().stream().map(Object::toString).toArray(String[]::new),
            json(order.blocks()),
            standing.status(),
            standing.rung(),
            (short) standing.channel(),
            json(standing.coming()),
            standing.asked().toArray(String[]::new),
            standing.missed(),
            standing.round(),
            order.decidedAt(),
            order.orderedAt(),
            order.life().toSeconds(),
            order.expiresAt(),
            order.dispatchId()
        };
    }

    static Dispatch read(ResultSet row) throws SQLException {
        return new Dispatch(order(row), standing(row));
    }

    static List<Told> told(ResultSet row) throws SQLException {
        String told = row.getString("told");
        return told == null ? List.of() : fromJson(told, TOLD);
    }

    private static Ordered order(ResultSet row) throws SQLException {
        return new Ordered(
                row.getObject("dispatch_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                Lane.valueOf(row.getString("lane")),
                row.getString("kind"),
                DispatchRole.valueOf(row.getString("role")),
                row.getLong("revision"),
                row.getString("centre_code"),
                row.getString("region_code"),
                IncidentType.valueOf(row.getString("incident_type")),
                Priority.valueOf(row.getString("priority")),
                Sensitivity.valueOf(row.getString("sensitivity")),
                Sql.texts(row, "hazards").stream().map(Hazard::valueOf).collect(Collectors.toUnmodifiableSet()),
                Victims.valueOf(row.getString("victims")),
                row.getBoolean("exercise"),
                row.getBoolean("test"),
                row.getBoolean("late"),
                fromJson(row.getString("chain"), RUNGS),
                deadlines(row),
                fromJson(row.getString("blocks"), BLOCKS),
                instant(row, "decided_at"),
                instant(row, "ordered_at"),
                Duration.ofSeconds(row.getLong("life_seconds")),
                instant(row, "expires_at"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong("version"),
                DispatchStatus.valueOf(row.getString("status")),
                row.getInt("rung"),
                row.getInt("channel"),
                fromJson(row.getString("coming"), COMING),
                asked(row),
                row.getBoolean("missed"),
                row.getInt("round"));
    }

    /** Rows of the version before have none: those up to the holder. */
    private static List<String> asked(ResultSet row) throws SQLException {
        if (row.getArray("asked") != null) {
            return Sql.texts(row, "asked");
        }
        List<Rung> chain = fromJson(row.getString("chain"), RUNGS);
        return chain.subList(0, Math.min(row.getInt("rung") + 1, chain.size())).stream()
                .map(Rung::agencyId)
                .filter(agency -> agency != null)
                .toList();
    }

    private static List<Long> deadlines(ResultSet row) throws SQLException {
        Array seconds = row.getArray("deadline_seconds");
        return seconds == null
                ? List.of(row.getLong("ack_seconds"))
                : Arrays.stream((String[]) seconds.getArray())
                        .map(Long::valueOf)
                        .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column), column);
    }

    static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of codes, names and ciphertexts", e);
        }
    }

    private static <T> T fromJson(String json, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of dispatch", e);
        }
    }
}
