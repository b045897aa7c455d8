package id.layanan112.gateway.registry;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.registry.AgencyBody.ChannelBody;
import id.layanan112.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
                        + " WHERE agency_id = ? AND exercise = ? AND position = ? AND disabled_at IS NULL"
                        // Not the one that took its place since it was read.
                        + " AND type = ? AND address = ?",
                why,
                channel.agencyId(),
                channel.exercise(),
                (short) channel.position(),
                channel.type(),
                channel.address());
        forget(channel.agencyId());
        if (changed == 1) {
            meters.counter("layanan112.channel.disabled", "type", channel.type().name())
                    .increment();
            LOG.errorf(
                    "CHANNEL DISABLED %s of agency %s (%s); see docs/runbooks/agency-down.md",
                    channel.type(), channel.agencyId(), why);
        }
    }

    /**
     * Gives an agency these channels and no others, in the current transaction. A secret that is not named stays, and one
     * that changes leaves the one before it good for a while.
     */
    void replace(String agencyId, List<ChannelBody> bodies, Instant now) {
        List<AgencyChannel> before = Stream.of(false, true)
                .flatMap(exercise -> read(new Group(agencyId, exercise)).stream())
                .toList();
        sql.update("DELETE FROM agency_channel WHERE agency_id = ?", agencyId);
        int[] positions = {0, 0};
        for (ChannelBody body : bodies) {
            int position = positions[body.forExercises() ? 1 : 0]++;
            put(channel(agencyId, body, position, before, now));
        }
        // What waits to be fetched, and is not any more, is pushed; in every lane.
        sql.query("SELECT push_what_is_not_fetched(?)", row -> true, agencyId);
        forget(agencyId);
    }

    private static AgencyChannel channel(
            String agencyId, ChannelBody body, int position, List<AgencyChannel> before, Instant now) {
        // By what it is, wherever it stood: whoever moves a channel up does not swap keys.
        Optional<AgencyChannel> old = before.stream()
                .filter(one -> one.exercise() == body.forExercises()
                        && one.type().name().equals(body.type()))
                .min(Comparator.comparing((AgencyChannel one) -> !one.address().equals(body.address()))
                        .thenComparing(one -> one.position() != position));
        String known = old.map(AgencyChannel::secret).orElse("");
        String secret = body.secret() == null ? known : body.secret();
        boolean changed = !known.isEmpty() && !known.equals(secret);
        return new AgencyChannel(
                agencyId,
                body.forExercises(),
                position,
                AgencyRules.typeOf(body).orElseThrow(),
                Objects.requireNonNullElse(body.address(), ""),
                secret,
                changed ? known : old.map(AgencyChannel::previous).orElse(null),
                changed
                        ? now.plus(Duration.ofHours(Objects.requireNonNullElse(body.previousHours(), 24)))
                        : old.map(AgencyChannel::previousUntil).orElse(null),
                Boolean.TRUE.equals(body.privateAddress()),
                body.tls(),
                false);
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
