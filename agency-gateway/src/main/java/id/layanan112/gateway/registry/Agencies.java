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
    private final Map<String, AgencyChannel> channels = new ConcurrentHashMap<>();

    Agencies(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The first channel of an agency. */
    public Optional<AgencyChannel> channel(String agencyId) {
        AgencyChannel known = channels.get(agencyId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AgencyChannel> read = sql.first(
                "SELECT agency_id, type, address, secret FROM agency_channel WHERE agency_id = ? ORDER BY position",
                row -> new AgencyChannel(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                agencyId);
        read.ifPresent(channel -> channels.put(agencyId, channel));
        return read;
    }

    /** Registers agencies and tells it; an agency that is there as it is stays untouched. */
    @Transactional
    void register(List<Agency> agencies, List<AgencyChannel> theirs) {
        Map<String, List<String>> types = theirs.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        AgencyChannel::agencyId,
                        java.util.stream.Collectors.mapping(
                                AgencyChannel::type, java.util.stream.Collectors.toList())));
        for (Agency agency : agencies) {
            if (insert(agency)) {
                outbox.add(agency.registered(types.getOrDefault(agency.agencyId(), List.of()), clock.instant()));
            }
        }
        theirs.forEach(this::put);
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
                "INSERT INTO agency_channel (agency_id, position, type, address, secret) VALUES (?, 0, ?, ?, ?)"
                        + " ON CONFLICT (agency_id, position) DO UPDATE SET type = EXCLUDED.type,"
                        + " address = EXCLUDED.address, secret = EXCLUDED.secret",
                channel.agencyId(),
                channel.type(),
                channel.address(),
                channel.secret());
        channels.remove(channel.agencyId());
    }

    Optional<Agency> find(String agencyId) {
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
                row.getBoolean("sample"));
    }
}
