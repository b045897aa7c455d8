package id.layanan112.intake.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.DispatchRole;
import id.layanan112.contracts.DispatchSnapshot;
import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.RouteEvent.RouteDecided;
import id.layanan112.contracts.Rung;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of orders, decisions and agencies; the highest revision or version wins, whatever comes when. */
@ApplicationScoped
class Timeline {
    private static final TypeReference<List<Followed.Asked>> ASKED = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final Sql sql;

    Timeline(AgroalDataSource database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /**
     * One line of the timeline.
     *
     * @param units of the agency that come, as it names them
     */
    record Entry(
            UUID incidentId,
            UUID eventId,
            Instant at,
            TimelineStep step,
            @Nullable String kind,
            @Nullable String agency,
            @Nullable String reason,
            @Nullable String reasonEn,
            List<String> units) {

        /** One that says nothing of units. */
        Entry(
                UUID incidentId,
                UUID eventId,
                Instant at,
                TimelineStep step,
                @Nullable String kind,
                @Nullable String agency,
                @Nullable String reason,
                @Nullable String reasonEn) {
            this(incidentId, eventId, at, step, kind, agency, reason, reasonEn, List.of());
        }

        /** A reason that is the same in both languages, or none. */
        Entry(
                UUID incidentId,
                UUID eventId,
                Instant at,
                TimelineStep step,
                @Nullable String kind,
                @Nullable String agency,
                @Nullable String reason) {
            this(incidentId, eventId, at, step, kind, agency, reason, null);
        }
    }

    void add(List<Entry> entries) {
        sql.batch(
                "INSERT INTO timeline_entry (incident_id, event_id, at, step, kind, agency, reason,"
                        + " reason_en, units) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                entries.stream()
                        .map(entry -> new @Nullable Object[] {
                            entry.incidentId(),
                            entry.eventId(),
                            entry.at(),
                            entry.step(),
                            entry.kind(),
                            entry.agency(),
                            entry.reason(),
                            entry.reasonEn(),
                            entry.units().isEmpty() ? null : entry.units().toArray(String[]::new)
                        })
                        .toList());
    }

    /** @param decided of each incident one, in the order of their ids */
    void takeRoutes(Collection<RouteDecided> decided) {
        sql.batch(
                "INSERT INTO route (incident_id, revision, assignments, human) VALUES (?, ?, ?::jsonb, ?::jsonb)"
                        + " ON CONFLICT (incident_id) DO UPDATE SET revision = EXCLUDED.revision,"
                        + " assignments = EXCLUDED.assignments, human = EXCLUDED.human"
                        + " WHERE route.revision <= EXCLUDED.revision",
                decided.stream()
                        .map(one -> new @Nullable Object[] {
                            one.incidentId(), one.revision(), json(asked(one)), json(one.human())
                        })
                        .toList());
    }

    private static List<Followed.Asked> asked(RouteDecided decided) {
        return decided.assignments().stream().map(Followed.Asked::of).toList();
    }

    /** @param dispatches of each order one, in the order of their ids */
    void takeDispatches(Collection<DispatchSnapshot> dispatches) {
        sql.batch(
                "INSERT INTO dispatch (dispatch_id, incident_id, version, kind, role, status, holder, ordered_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT (dispatch_id) DO UPDATE SET"
                        + " version = EXCLUDED.version, role = EXCLUDED.role, status = EXCLUDED.status,"
                        + " holder = EXCLUDED.holder WHERE dispatch.version < EXCLUDED.version",
                dispatches.stream()
                        .map(dispatch -> new @Nullable Object[] {
                            dispatch.dispatchId(),
                            dispatch.incidentId(),
                            dispatch.version(),
                            dispatch.kind(),
                            dispatch.role(),
                            dispatch.status(),
                            json(dispatch.holder()),
                            dispatch.orderedAt()
                        })
                        .toList());
    }

    void take(AgencyRegistered agency) {
        sql.update(
                "INSERT INTO agency_contact (agency_id, version, name, kind, scope, regions, telephone,"
                        + " tested_at) VALUES (?, ?, ?, ?, ?, ?::text[], ?, ?) ON CONFLICT (agency_id) DO UPDATE SET"
                        + " version = EXCLUDED.version, name = EXCLUDED.name, kind = EXCLUDED.kind,"
                        + " scope = EXCLUDED.scope, regions = EXCLUDED.regions, telephone = EXCLUDED.telephone,"
                        + " tested_at = EXCLUDED.tested_at"
                        + " WHERE agency_contact.version <= EXCLUDED.version",
                agency.agencyId(),
                agency.version(),
                agency.name(),
                agency.kind(),
                agency.scope().name(),
                agency.regions().toArray(String[]::new),
                agency.telephone(),
                agency.testedAt());
    }

    Followed followed(UUID incidentId) {
        try (Connection connection = database.getConnection()) {
            return new Followed(route(connection, incidentId), orders(connection, incidentId));
        } catch (SQLException e) {
            throw new DatabaseFailed("timeline", e);
        }
    }

    List<Entry> entries(UUID incidentId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT event_id, at, step, kind, agency, reason, reason_en, units FROM timeline_entry"
                                + " WHERE incident_id = ? ORDER BY at, event_id")) {
            select.setObject(1, incidentId);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            incidentId,
                            row.getObject(1, UUID.class),
                            row.getTimestamp(2).toInstant(),
                            TimelineStep.of(row.getString(3)),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getArray(8) == null ? List.of() : Sql.texts(row, "units")));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new DatabaseFailed("timeline", e);
        }
    }

    /** When the incident's present state was saved, and what time it is, by the database's clock. */
    record Clock(Instant revisedAt, Instant now) {}

    Clock clock(UUID incidentId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT revised_at, clock_timestamp() FROM incident WHERE incident_id = ?")) {
            select.setObject(1, incidentId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Clock(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant());
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("timeline", e);
        }
    }

    /** Whom to phone: the region's own agency, else the province's, else the nation's, else what everybody knows. */
    NationalNumbers.Contact lastKnown(String kind, @Nullable String region) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT name, telephone FROM agency_contact WHERE kind = ? AND telephone IS NOT NULL"
                                + " AND (? = ANY (regions) OR ? = ANY (regions) OR scope = 'NATION')"
                                + " ORDER BY array_position(ARRAY['REGION','PROVINCE','NATION'], scope) LIMIT 1")) {
            select.setString(1, kind);
            select.setString(2, region);
            select.setString(3, region == null ? null : region.substring(0, 2));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new NationalNumbers.Contact(row.getString(1), row.getString(2))
                        : NationalNumbers.of(kind);
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("timeline", e);
        }
    }

    private static Followed.@Nullable Route route(Connection connection, UUID incidentId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT revision, assignments, human FROM route WHERE incident_id = ?")) {
            select.setObject(1, incidentId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Followed.Route(row.getLong(1), asked(row.getString(2)), rung(row.getString(3)))
                        : null;
            }
        }
    }

    private static List<Followed.Order> orders(Connection connection, UUID incidentId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT dispatch_id, kind, role, status, holder, ordered_at FROM dispatch"
                        + " WHERE incident_id = ? ORDER BY role, kind")) {
            select.setObject(1, incidentId);
            List<Followed.Order> orders = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.add(new Followed.Order(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            DispatchRole.valueOf(row.getString(3)),
                            DispatchStatus.valueOf(row.getString(4)),
                            rung(row.getString(5)),
                            row.getTimestamp(6).toInstant()));
                }
            }
            return orders;
        }
    }

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of codes and names", e);
        }
    }

    static List<Followed.Asked> asked(String json) {
        try {
            return EventJson.MAPPER.readValue(json, ASKED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("assignments of a route row", e);
        }
    }

    static Rung rung(String json) {
        try {
            return EventJson.MAPPER.readValue(json, Rung.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rung of a row", e);
        }
    }
}
