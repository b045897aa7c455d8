package id.layanan112.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.layanan112.contracts.AgencyScope;
import id.layanan112.contracts.AgencyState;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry of agencies. */
@ApplicationScoped
public class Agencies {
    private static final TypeReference<List<AgencyBody.Contact>> CONTACTS = new TypeReference<>() {};

    private final Sql sql;
    private final AgencyChannels channels;
    private final Outbox outbox;
    private final InstantSource clock;
    private final LoadingCache<String, Limits> limits;

    Agencies(Sql sql, AgencyChannels channels, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.channels = channels;
        this.outbox = outbox;
        this.clock = clock;
        this.limits = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(5))
                .maximumSize(20_000)
                .build(id -> sql.first(
                                "SELECT per_second, heartbeat_seconds IS NOT NULL OR state = 'UNREACHABLE' FROM agency"
                                        + " WHERE agency_id = ?",
                                row -> new Limits(row.getInt(1), row.getBoolean(2)),
                                id)
                        .orElse(new Limits(1, false)));
    }

    /** @param beats true when somebody waits for its signs of life */
    private record Limits(int perSecond, boolean beats) {}

    /** Registers agencies and tells it; an agency that is there as it is stays untouched. */
    @Transactional
    void register(List<Agency> agencies, List<AgencyChannel> theirs) {
        List<Agency> fresh = agencies.stream().filter(this::insert).toList();
        theirs.forEach(channels::put);
        fresh.forEach(this::tell);
    }

    /**
     * Takes one as it is to be, in the current transaction.
     *
     * @param theirs null: its channels stay as they are
     */
    void take(Agency agency, @Nullable List<AgencyBody.ChannelBody> theirs, boolean stateToo) {
        if (!insert(agency)) {
            change(agency, stateToo);
        }
        if (theirs != null) {
            channels.replace(agency.agencyId(), theirs, clock.instant());
        }
        tell(agency);
    }

    /** It acknowledged a test order; in the current transaction. */
    public void tested(String agencyId) {
        sql.update(
                "UPDATE agency SET tested_at = ?, version = version + 1 WHERE agency_id = ?",
                clock.instant(),
                agencyId);
        find(agencyId).ifPresent(this::tell);
    }

    /** It gave a sign of life. In the current transaction, and not more often than somebody would look. */
    public void seen(String agencyId) {
        // Asked with every answer: nearly all agencies need not be written down.
        if (!limits(agencyId).beats()) {
            return;
        }
        sql.update(
                "UPDATE agency SET seen_at = now() WHERE agency_id = ? AND heartbeat_seconds IS NOT NULL"
                        + " AND (seen_at IS NULL OR seen_at < now() - interval '2 seconds')",
                agencyId);
        int back = sql.update(
                "UPDATE agency SET state = 'ACTIVE', version = version + 1"
                        + " WHERE agency_id = ? AND state = 'UNREACHABLE'",
                agencyId);
        if (back == 1) {
            find(agencyId).ifPresent(this::tell);
        }
    }

    /** Those that missed three heartbeats are unreachable from now on; in the current transaction. */
    List<String> missed() {
        List<String> missed = sql.query(
                "UPDATE agency SET state = 'UNREACHABLE', version = version + 1 WHERE state = 'ACTIVE'"
                        + " AND heartbeat_seconds IS NOT NULL"
                        + " AND seen_at < now() - 3 * heartbeat_seconds * interval '1 second' RETURNING agency_id",
                row -> row.getString(1));
        missed.forEach(agency -> find(agency).ifPresent(this::tell));
        return missed;
    }

    /** How many requests an agency's system gets in a second; as the database has it within a few seconds. */
    public int perSecond(String agencyId) {
        return limits(agencyId).perSecond();
    }

    private Limits limits(String agencyId) {
        return Objects.requireNonNull(limits.get(agencyId), "never null");
    }

    /**
     * Tells each as it is, to whoever lost the topic of them; in the current transaction.
     *
     * @return how many there are
     */
    int tellAll() {
        // Locked: what is changed meanwhile is told after this, or this would be the last word on the topic.
        List<Agency> all = sql.query("SELECT * FROM agency ORDER BY agency_id FOR UPDATE", Agencies::read);
        all.forEach(this::tell);
        return all.size();
    }

    private void tell(Agency agency) {
        List<String> types = sql.query(
                "SELECT type FROM agency_channel WHERE agency_id = ? AND NOT exercise ORDER BY position",
                row -> row.getString(1),
                agency.agencyId());
        Agency present = find(agency.agencyId()).orElseThrow();
        outbox.add(present.registered(types, clock.instant()));
    }

    private void change(Agency agency, boolean stateToo) {
        sql.update(
                "UPDATE agency SET version = version + 1, name = ?, kind = ?, scope = ?, regions = ?,"
                        + " agreements = ?, telephone = ?, sample = ?, opening = ?, contacts = ?::jsonb,"
                        + " max_in_flight = ?, per_second = ?, heartbeat_seconds = ?,"
                        + " seen_at = COALESCE(seen_at, now()), state = CASE WHEN ? THEN ? ELSE state END"
                        + " WHERE agency_id = ?",
                agency.name(),
                agency.kind(),
                agency.scope(),
                agency.regions().toArray(String[]::new),
                agency.agreements().toArray(String[]::new),
                agency.telephone(),
                agency.sample(),
                agency.opening(),
                json(agency.contacts()),
                agency.maxInFlight(),
                agency.perSecond(),
                agency.heartbeatSeconds(),
                stateToo,
                agency.state(),
                agency.agencyId());
    }

    private boolean insert(Agency agency) {
        return sql.update(
                        "INSERT INTO agency (agency_id, version, name, kind, scope, regions, agreements, state,"
                                + " telephone, sample, opening, contacts, max_in_flight, per_second, heartbeat_seconds,"
                                + " seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, now())"
                                + " ON CONFLICT DO NOTHING",
                        agency.agencyId(),
                        agency.version(),
                        agency.name(),
                        agency.kind(),
                        agency.scope(),
                        agency.regions().toArray(String[]::new),
                        agency.agreements().toArray(String[]::new),
                        agency.state(),
                        agency.telephone(),
                        agency.sample(),
                        agency.opening(),
                        json(agency.contacts()),
                        agency.maxInFlight(),
                        agency.perSecond(),
                        agency.heartbeatSeconds())
                == 1;
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
                Sql.instant(row, "tested_at"),
                row.getString("opening"),
                contacts(row.getString("contacts")),
                row.getInt("max_in_flight"),
                row.getInt("per_second"),
                (Integer) row.getObject("heartbeat_seconds"));
    }

    private static String json(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contacts cannot be written");
        }
    }

    private static List<AgencyBody.Contact> contacts(String json) {
        try {
            return EventJson.MAPPER.readValue(json, CONTACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of agency");
        }
    }
}
