package id.layanan112.intake.incident;

import id.layanan112.contracts.Disposition;
import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import id.layanan112.regions.CurrentCentres;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The incidents of the asker's centre; every query of a person goes through {@link #visible}. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<IncidentRow, UUID> {
    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> SEEN_BY = List.of(
            "centre_code = ANY (?)", "offered_to = ANY (?)", "neighbour_centres <> '{}' AND neighbour_centres && ?");

    private final Sql sql;
    private final CurrentCentres centres;

    Incidents(Sql sql, CurrentCentres centres) {
        this.sql = sql;
        this.centres = centres;
    }

    /** Saves new incidents in the current transaction. */
    public void open(List<Incident> incidents) {
        sql.batch(
                "INSERT INTO incident (incident_id, revision, centre_code, region_code, neighbour_regions,"
                        + " neighbour_centres, incident_type, priority, sensitivity, hazards, victims, kinds_asked,"
                        + " kinds_withdrawn, open, opened_at, exercise, probe)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incidents.stream().map(this::columns).toList());
    }

    private @Nullable Object[] columns(Incident incident) {
        return new @Nullable Object[] {
            incident.incidentId(),
            incident.revision(),
            incident.centreCode(),
            incident.regionCode(),
            incident.neighbourRegions().toArray(String[]::new),
            incident.neighbourCentres(centres.now()).toArray(String[]::new),
            incident.incidentType(),
            incident.priority(),
            incident.sensitivity(),
            incident.hazards().stream().map(Enum::name).sorted().toArray(String[]::new),
            incident.victims(),
            incident.kindsAsked().stream().sorted().toArray(String[]::new),
            incident.kindsWithdrawn().stream().sorted().toArray(String[]::new),
            incident.open(),
            incident.openedAt(),
            incident.exercise(),
            incident.probe()
        };
    }

    /** For what this service itself needs, whoever asks. */
    public Optional<Incident> find(UUID incidentId) {
        return findByIdOptional(incidentId).map(IncidentRow::incident);
    }

    /** As {@link #find(UUID)} for several, in one query. */
    public Map<UUID, Incident> find(Collection<UUID> incidentIds) {
        return incidentIds.isEmpty()
                ? Map.of()
                : list("incidentId in ?1", incidentIds).stream()
                        .map(IncidentRow::incident)
                        .collect(Collectors.toMap(Incident::incidentId, Function.identity()));
    }

    /** Of the asker's centre, offered to it, or at its border. */
    public Optional<Incident> visible(Access access, UUID incidentId) {
        return findByIdOptional(incidentId).filter(row -> row.seenBy(access)).map(IncidentRow::incident);
    }

    /** Only of the asker's own centre; nobody else changes it before this transaction ends. */
    public Optional<Incident> locked(Access access, UUID incidentId) {
        return locked(incidentId).filter(incident -> access.sees(incident.centreCode()));
    }

    /** As {@link #locked(Access, UUID)}, whoever asks. */
    public Optional<Incident> locked(UUID incidentId) {
        return findByIdOptional(incidentId, LockModeType.PESSIMISTIC_WRITE).map(IncidentRow::incident);
    }

    /** The centre that it is offered to, or nobody any more; in the current transaction, which has locked it. */
    public void offered(UUID incidentId, @Nullable String centreCode) {
        findById(incidentId).offeredTo = centreCode;
    }

    /**
     * Takes over a new revision. Its orders are due from now, unless those of the revision before are still missing:
     * changing an incident never puts off its alarm.
     */
    public void changed(Incident incident) {
        IncidentRow row = findById(incident.incidentId());
        row.take(incident, centres.now());
        flush();
        sql.update(
                "UPDATE incident SET revised_at = now() WHERE incident_id = ? AND EXISTS"
                        + " (SELECT 1 FROM route WHERE route.incident_id = incident.incident_id AND route.revision >= ?)",
                incident.incidentId(),
                incident.revision() - 1);
    }

    void closed(Incident incident, Disposition disposition, Instant now) {
        changed(incident);
        IncidentRow row = findById(incident.incidentId());
        row.disposition = disposition;
        row.closedAt = now;
    }

    void reopened(Incident incident) {
        IncidentRow row = findById(incident.incidentId());
        row.take(incident, centres.now());
        row.disposition = null;
        row.closedAt = null;
        flush();
        sql.update("UPDATE incident SET revised_at = now() WHERE incident_id = ?", incident.incidentId());
    }

    /**
     * The open incidents that the asker's own centre has, oldest first; for the nation those of all. No list of people
     * has what the probe made.
     *
     * @param after the last id of the page before, or null for the first
     */
    public List<Incident> open(Access access, @Nullable UUID after, int most) {
        return find(
                        "open and not probe and (:nation = true or centreCode in :centres) and incidentId > :after",
                        Sort.ascending("incidentId"),
                        Parameters.with("nation", access.nation())
                                .and("centres", access.centres())
                                .and("after", after == null ? FIRST : after))
                .page(0, most)
                .stream()
                .map(IncidentRow::incident)
                .toList();
    }

    /** Newest first. @param after the last id of the page before, or null for the first */
    public List<Incident> page(
            Access access, @Nullable String region, @Nullable Boolean open, @Nullable UUID after, int limit) {
        List<@Nullable Object> values = new ArrayList<>();
        String seen = seen(access, region, open, after, limit, values);
        values.add(limit);
        List<UUID> ids = sql.query(
                seen + " ORDER BY incident_id DESC LIMIT ?", row -> row.getObject(1, UUID.class), values.toArray());
        Map<UUID, Incident> found = find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** How many are open of those that the asker sees. */
    public long openCount(Access access) {
        List<@Nullable Object> values = new ArrayList<>();
        String seen = seen(access, null, true, null, null, values);
        return sql.first("SELECT count(*) FROM (" + seen + ") AS seen", row -> row.getLong(1), values.toArray())
                .orElse(0L);
    }

    /**
     * The ids of what the asker sees; each way of seeing it has an index of its own.
     *
     * @param newest how many of each way; null for all
     */
    private static String seen(
            Access access,
            @Nullable String region,
            @Nullable Boolean open,
            @Nullable UUID after,
            @Nullable Integer newest,
            List<@Nullable Object> values) {
        List<Object> narrow = Stream.<@Nullable Object>of(region, after, newest)
                .filter(Objects::nonNull)
                .<Object>map(Function.identity())
                .toList();
        String narrowed = " AND NOT probe" + (region == null ? "" : " AND region_code = ?")
                + (after == null ? "" : " AND incident_id < ?")
                + (open == null ? "" : open ? " AND open" : " AND NOT open")
                + (newest == null ? "" : " ORDER BY incident_id DESC LIMIT ?");
        if (access.nation()) {
            values.addAll(narrow);
            return "(SELECT incident_id FROM incident WHERE true" + narrowed + ")";
        }
        String[] theirs = access.centres().toArray(String[]::new);
        return SEEN_BY.stream()
                .map(way -> {
                    values.add(theirs);
                    values.addAll(narrow);
                    return "(SELECT incident_id FROM incident WHERE " + way + narrowed + ")";
                })
                .collect(Collectors.joining(" UNION "));
    }
}
