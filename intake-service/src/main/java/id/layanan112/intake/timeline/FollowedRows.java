package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of many incidents at once, in a query for each thing. */
@ApplicationScoped
class FollowedRows {
    private static final String[] QUIET = Arrays.stream(DispatchStatus.values())
            .filter(Attention::quiet)
            .map(Enum::name)
            .toArray(String[]::new);

    private final Sql sql;

    FollowedRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * Open incidents of a centre that may have to be looked at, by their ids: all but those of which every agency that was
     * asked at the present state is {@linkplain Attention#quiet quiet}.
     *
     * @param centres null for all
     * @param after the last id of the page before
     */
    List<UUID> restless(@Nullable Collection<String> centres, UUID after, int most) {
        String where = centres == null ? "" : " AND i.centre_code = ANY (?)";
        List<Object> values = new ArrayList<>();
        values.add(after);
        if (centres != null) {
            values.add(centres.toArray(String[]::new));
        }
        values.add(QUIET);
        values.add(most);
        return sql.query(
                "SELECT i.incident_id FROM incident i WHERE i.open AND NOT i.probe AND i.incident_id > ?" + where
                        + " AND NOT EXISTS (SELECT 1 FROM route r WHERE r.incident_id = i.incident_id"
                        + "   AND r.revision >= i.revision AND r.kinds <> '{}'"
                        // One order per incident and kind.
                        + "   AND cardinality(r.kinds) = (SELECT count(*) FROM dispatch d"
                        + "     WHERE d.incident_id = i.incident_id AND d.kind = ANY (r.kinds) AND d.status = ANY (?)))"
                        + " ORDER BY i.incident_id LIMIT ?",
                row -> row.getObject(1, UUID.class),
                values.toArray());
    }

    Map<UUID, Timeline.Clock> clocks(UUID[] ids) {
        Map<UUID, Timeline.Clock> clocks = new HashMap<>();
        sql.query(
                "SELECT incident_id, revised_at, clock_timestamp() AS now FROM incident WHERE incident_id = ANY (?)",
                row -> clocks.put(
                        row.getObject(1, UUID.class), new Timeline.Clock(at(row, "revised_at"), at(row, "now"))),
                (Object) ids);
        return clocks;
    }

    Map<UUID, Followed.Route> routes(UUID[] ids) {
        Map<UUID, Followed.Route> routes = new HashMap<>();
        sql.query(
                "SELECT incident_id, revision, assignments, human FROM route WHERE incident_id = ANY (?)",
                row -> routes.put(
                        row.getObject(1, UUID.class),
                        new Followed.Route(
                                row.getLong(2), Timeline.asked(row.getString(3)), Timeline.rung(row.getString(4)))),
                (Object) ids);
        return routes;
    }

    Map<UUID, List<Followed.Order>> orders(UUID[] ids) {
        Map<UUID, List<Followed.Order>> orders = new HashMap<>();
        sql.query(
                "SELECT incident_id, dispatch_id, kind, role, status, holder, ordered_at FROM dispatch"
                        + " WHERE incident_id = ANY (?) ORDER BY role, kind",
                row -> orders.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Followed.Order(
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                DispatchRole.valueOf(row.getString(4)),
                                DispatchStatus.valueOf(row.getString(5)),
                                Timeline.rung(row.getString(6)),
                                at(row, "ordered_at"))),
                (Object) ids);
        return orders;
    }

    /** The kinds that were told by telephone since the present state was saved. */
    Map<UUID, Set<String>> told(UUID[] ids) {
        Map<UUID, Set<String>> told = new HashMap<>();
        sql.query(
                "SELECT e.incident_id, e.kind FROM timeline_entry e JOIN incident i USING (incident_id)"
                        + " WHERE e.incident_id = ANY (?) AND e.step = 'TOLD_BY_PHONE' AND e.at >= i.revised_at",
                row -> told.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashSet<>())
                        .add(row.getString(2)),
                (Object) ids);
        return told;
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, column));
    }
}
