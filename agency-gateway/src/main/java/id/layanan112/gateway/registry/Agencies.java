package id.layanan112.gateway.registry;

import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry of agencies. */
@ApplicationScoped
public class Agencies {
    private final Sql sql;
    private final Outbox outbox;
    private final InstantSource clock;
    // Read for every delivery and answer; a change replaces the entry in the transaction's wake.
    private final Map<Line, AgencyChannel> channels = new ConcurrentHashMap<>();

    Agencies(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Line(String agencyId, boolean exercise) {}

    /** The first channel of an agency, or of its exercises. */
    public Optional<AgencyChannel> channel(String agencyId, boolean exercise) {
        Line line = new Line(agencyId, exercise);
        AgencyChannel known = channels.get(line);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AgencyChannel> read = sql.first(
                "SELECT agency_id, exercise, type, address, secret FROM agency_channel"
                        + " WHERE agency_id = ? AND exercise = ? ORDER BY position",
                row -> new AgencyChannel(
                        row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4), row.getString(5)),
                agencyId,
                exercise);
        read.ifPresent(channel -> channels.put(line, channel));
        return read;
    }

    /** Registers agencies and tells it; an agency that is there as it is stays untouched. */
    @Transactional
    void register(List<Agency> agencies, List<AgencyChannel> theirs) {
        List<Agency> fresh = agencies.stream().filter(this::insert).toList();
        theirs.forEach(this::put);
        fresh.forEach(this::tell);
    }

    /** Registers those that are new, and changes those that are there; in the current transaction. */
    void take(List<Agency> agencies, List<AgencyChannel> theirs) {
        List<Agency> changed = agencies.stream()
                .filter(agency -> insert(agency) || change(agency))
                .toList();
        theirs.forEach(this::put);
        changed.forEach(this::tell);
    }

    /** It acknowledged a test order; in the current transaction. */
    public void tested(String agencyId) {
        sql.update(
                "UPDATE agency SET tested_at = ?, version = version + 1 WHERE agency_id = ?",
                clock.instant(),
                agencyId);
        find(agencyId).ifPresent(this::tell);
    }

    private void tell(Agency agency) {
        List<String> types = sql.query(
                "SELECT type FROM agency_channel WHERE agency_id = ? AND NOT exercise ORDER BY position",
                row -> row.getString(1),
                agency.agencyId());
        Agency present = find(agency.agencyId()).orElseThrow();
        outbox.add(present.registered(types, clock.instant()));
    }

    /** All but its state: whether an agency takes orders is not a table's business. */
    private boolean change(Agency agency) {
        return sql.update(
                        "UPDATE agency SET version = version + 1, name = ?, kind = ?, scope = ?, regions = ?,"
                                + " agreements = ?, telephone = ?, sample = ? WHERE agency_id = ?",
                        agency.name(),
                        agency.kind(),
                        agency.scope(),
                        agency.regions().toArray(String[]::new),
                        agency.agreements().toArray(String[]::new),
                        agency.telephone(),
                        agency.sample(),
                        agency.agencyId())
                == 1;
    }

    /** True when each of these is there as it is. */
    boolean has(List<AgencyChannel> theirs) {
        return theirs.stream()
                .allMatch(one -> channel(one.agencyId(), one.exercise())
                        .filter(one::equals)
                        .isPresent());
    }

    private boolean insert(Agency agency) {
        return sql.update(
                        "INSERT INTO agency (agency_id, version, name, kind, scope, regions, agreements, state,"
                                + " telephone, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        agency.agencyId(),
                        agency.version(),
                        agency.name(),
                        agency.kind(),
                        agency.scope(),
                        agency.regions().toArray(String[]::new),
                        agency.agreements().toArray(String[]::new),
                        agency.state(),
                        agency.telephone(),
                        agency.sample())
                == 1;
    }

    private void put(AgencyChannel channel) {
        sql.update(
                "INSERT INTO agency_channel (agency_id, exercise, position, type, address, secret)"
                        + " VALUES (?, ?, 0, ?, ?, ?) ON CONFLICT (agency_id, exercise, position) DO UPDATE SET"
                        + " type = EXCLUDED.type, address = EXCLUDED.address, secret = EXCLUDED.secret",
                channel.agencyId(),
                channel.exercise(),
                channel.type(),
                channel.address(),
                channel.secret());
        channels.remove(new Line(channel.agencyId(), channel.exercise()));
    }

    public Optional<Agency> find(String agencyId) {
        return sql.first("SELECT * FROM agency WHERE agency_id = ?", Agencies::read, agencyId);
    }

    List<Agency> list(@Nullable String region, @Nullable String kind) {
        return sql.query(
                "SELECT * FROM agency WHERE (?::text IS NULL OR ?::text = ANY (regions))"
                        + " AND (?::text IS NULL OR kind = ?::text) ORDER BY agency_id LIMIT 1000",
                Agencies::read,
                region,
                region,
                kind,
                kind);
    }

    private static Agency read(ResultSet row) throws SQLException {
        return new Agency(
                row.getString("agency_id"),
                row.getLong("version"),
                row.getString("name"),
                row.getString("kind"),
                AgencyScope.valueOf(row.getString("scope")),
                Sql.texts(row, "regions"),
                Sql.texts(row, "agreements"),
                AgencyState.valueOf(row.getString("state")),
                row.getString("telephone"),
                row.getBoolean("sample"),
                Sql.instant(row, "tested_at"));
    }
}
