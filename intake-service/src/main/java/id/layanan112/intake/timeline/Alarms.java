package id.layanan112.intake.timeline;

import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.intake.incident.Incident;
import id.layanan112.intake.incident.Incidents;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every open incident of a centre that a person has to do something about, in a few queries for all of them. */
@ApplicationScoped
public class Alarms {
    private static final int PAGE = 500;

    private final Incidents incidents;
    private final Timeline timeline;
    private final AttentionTargets targets;
    private final Sql sql;

    Alarms(Incidents incidents, Timeline timeline, AttentionTargets targets, Sql sql) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.targets = targets;
        this.sql = sql;
    }

    /** An incident and what is to be done about it. */
    record Alarm(UUID incidentId, List<Attention> attention) {}

    private record Asked(String kind, @Nullable String region) {}

    /** What a shift leaves: all that is open, and what of it is in alarm; oldest first. */
    public record Left(List<UUID> open, List<UUID> alarms) {}

    public Left left(Access access) {
        List<UUID> open = new ArrayList<>();
        List<UUID> alarms = new ArrayList<>();
        Map<Asked, NationalNumbers.Contact> contacts = new HashMap<>();
        eachPage(access, page -> {
            page.forEach(incident -> open.add(incident.incidentId()));
            of(page, contacts).forEach(alarm -> alarms.add(alarm.incidentId()));
        });
        return new Left(open, alarms);
    }

    List<Alarm> of(Access access) {
        List<Alarm> alarms = new ArrayList<>();
        Map<Asked, NationalNumbers.Contact> contacts = new HashMap<>();
        eachPage(access, page -> alarms.addAll(of(page, contacts)));
        return alarms;
    }

    /** On the worst day there are many, and none of them may fall off the end. */
    private void eachPage(Access access, Consumer<List<Incident>> use) {
        UUID after = null;
        List<Incident> page;
        do {
            page = incidents.open(access, after, PAGE);
            if (!page.isEmpty()) {
                use.accept(page);
                after = page.getLast().incidentId();
            }
        } while (page.size() == PAGE);
    }

    /** @param contacts those that were looked up before: thousands of incidents have few kinds and regions */
    private List<Alarm> of(List<Incident> open, Map<Asked, NationalNumbers.Contact> contacts) {
        UUID[] ids = open.stream().map(Incident::incidentId).toArray(UUID[]::new);
        Map<UUID, Timeline.Clock> clocks = clocks(ids);
        Map<UUID, Followed.Route> routes = routes(ids);
        Map<UUID, List<Followed.Order>> orders = orders(ids);
        Map<UUID, Set<String>> told = told(ids);
        List<Alarm> alarms = new ArrayList<>();
        for (Incident incident : open) {
            UUID id = incident.incidentId();
            Timeline.Clock clock = Objects.requireNonNull(clocks.get(id));
            List<Attention> attention = Attention.of(
                    incident,
                    clock.revisedAt(),
                    clock.now(),
                    new Followed(routes.get(id), orders.getOrDefault(id, List.of())),
                    new Attention.Targets(targets.sent(), targets.accepted()),
                    told.getOrDefault(id, Set.of()),
                    kind -> contacts.computeIfAbsent(
                            new Asked(kind, incident.regionCode()),
                            asked -> timeline.lastKnown(asked.kind(), asked.region())));
            if (!attention.isEmpty()) {
                alarms.add(new Alarm(id, attention));
            }
        }
        return alarms;
    }

    private Map<UUID, Timeline.Clock> clocks(UUID[] ids) {
        Map<UUID, Timeline.Clock> clocks = new HashMap<>();
        sql.query(
                "SELECT incident_id, revised_at, clock_timestamp() AS now FROM incident WHERE incident_id = ANY (?)",
                row -> clocks.put(
                        row.getObject(1, UUID.class), new Timeline.Clock(at(row, "revised_at"), at(row, "now"))),
                (Object) ids);
        return clocks;
    }

    private Map<UUID, Followed.Route> routes(UUID[] ids) {
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

    private Map<UUID, List<Followed.Order>> orders(UUID[] ids) {
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
    private Map<UUID, Set<String>> told(UUID[] ids) {
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
