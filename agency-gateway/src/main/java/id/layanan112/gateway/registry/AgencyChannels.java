package id.layanan112.gateway.registry;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The channels of agencies. They are read for every order, and as the database has them within a few seconds. */
@ApplicationScoped
public class AgencyChannels implements Reach {
    private static final Logger LOG = Logger.getLogger(AgencyChannels.class);
    /** Another gateway may have changed them. */
    private static final Duration STALE = Duration.ofSeconds(5);

    private static final int KEPT = 20_000;

    private final Sql sql;
    private final MeterRegistry meters;
    private final LoadingCache<Group, List<AgencyChannel>> known;

    AgencyChannels(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        this.meters = meters;
        this.known =
                Caffeine.newBuilder().expireAfterWrite(STALE).maximumSize(KEPT).build(this::read);
    }

    private record Group(String agencyId, boolean exercise) {}

    /** All of them, in the agency's order; also those that are disabled. */
    public List<AgencyChannel> of(String agencyId, boolean exercise) {
        return Objects.requireNonNull(known.get(new Group(agencyId, exercise)), "never null");
    }

    /** The one at a position, when it is in use. */
    public Optional<AgencyChannel> at(String agencyId, boolean exercise, int position) {
        return of(agencyId, exercise).stream()
                .filter(one -> one.position() == position && !one.disabled())
                .findFirst();
    }

    @Override
    public List<Line> lines(String agencyId, boolean exercise) {
        return of(agencyId, exercise).stream()
                .filter(one -> !one.disabled())
                .map(one -> new Line(one.position(), one.type().name()))
                .toList();
    }

    /** Nothing is sent over it any more, until somebody registers it anew. */
    public void disable(AgencyChannel channel, String why) {
        int changed = sql.update(
                "UPDATE agency_channel SET disabled_at = now(), disabled_why = ?"
                        + " WHERE agency_id = ? AND exercise = ? AND position = ? AND disabled_at IS NULL",
                why,
                channel.agencyId(),
                channel.exercise(),
                (short) channel.position());
        forget(channel.agencyId());
        if (changed == 1) {
            meters.counter("layanan112.channel.disabled", "type", channel.type().name())
                    .increment();
            LOG.errorf(
                    "CHANNEL DISABLED %s of agency %s (%s); see docs/runbooks/agency-down.md",
                    channel.type(), channel.agencyId(), why);
        }
    }

    /** Replaces all channels of an agency, in the current transaction. */
    void replace(String agencyId, boolean exercise, List<AgencyChannel> channels) {
        sql.update("DELETE FROM agency_channel WHERE agency_id = ? AND exercise = ?", agencyId, exercise);
        channels.forEach(this::put);
        forget(agencyId);
    }

    void put(AgencyChannel channel) {
        sql.update(
                "INSERT INTO agency_channel (agency_id, exercise, position, type, address, secret, previous_secret,"
                        + " previous_until, private_address, tls) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (agency_id, exercise, position) DO UPDATE SET"
                        + " type = EXCLUDED.type, address = EXCLUDED.address, secret = EXCLUDED.secret,"
                        + " previous_secret = EXCLUDED.previous_secret, previous_until = EXCLUDED.previous_until,"
                        + " private_address = EXCLUDED.private_address, tls = EXCLUDED.tls, disabled_at = NULL",
                channel.agencyId(),
                channel.exercise(),
                (short) channel.position(),
                channel.type(),
                channel.address(),
                channel.secret(),
                channel.previous(),
                channel.previousUntil(),
                channel.privateAddress(),
                channel.tls());
        forget(channel.agencyId());
    }

    private void forget(String agencyId) {
        known.invalidate(new Group(agencyId, false));
        known.invalidate(new Group(agencyId, true));
    }

    private List<AgencyChannel> read(Group group) {
        return sql.query(
                "SELECT * FROM agency_channel WHERE agency_id = ? AND exercise = ? ORDER BY position",
                AgencyChannels::read,
                group.agencyId(),
                group.exercise());
    }

    private static AgencyChannel read(ResultSet row) throws SQLException {
        return new AgencyChannel(
                row.getString("agency_id"),
                row.getBoolean("exercise"),
                row.getInt("position"),
                ChannelType.valueOf(row.getString("type")),
                row.getString("address"),
                row.getString("secret"),
                row.getString("previous_secret"),
                Sql.instant(row, "previous_until"),
                row.getBoolean("private_address"),
                row.getString("tls"),
                row.getTimestamp("disabled_at") != null);
    }
}
