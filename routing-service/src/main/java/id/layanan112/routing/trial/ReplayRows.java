package id.layanan112.routing.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.contracts.IncidentType;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays and what they found, in the database: any replica can tell. */
@ApplicationScoped
class ReplayRows {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final Sql sql;

    ReplayRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * A replay as it stands.
     *
     * @param state RUNNING, DONE, FAILED, or LOST when the replica that ran it is gone
     * @param total records of the period
     * @param read of them so far
     * @param decided states of incidents that were decided both ways; others are outside of the policy's scope
     */
    record Replay(
            UUID replayId,
            String policyId,
            long version,
            Instant from,
            Instant until,
            String state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long total,
            long read,
            long decided,
            long differing) {}

    /** One state of an incident that would be decided otherwise. */
    record Difference(
            long position,
            UUID incidentId,
            long revision,
            @Nullable String regionCode,
            IncidentType incidentType,
            List<Change> changes) {}

    /** How often the same would change. */
    record Group(List<Change> changes, IncidentType incidentType, long states) {}

    void begin(UUID replayId, String policyId, long version, Instant from, Instant until, String who) {
        sql.update("DELETE FROM policy_replay WHERE started_at < now() - interval '30 days'");
        sql.update(
                "INSERT INTO policy_replay (replay_id, policy_id, version, from_at, until_at, who, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'RUNNING')",
                replayId,
                policyId,
                version,
                from,
                until,
                who);
    }

    void progress(UUID replayId, long total, long read, long decided, long differing) {
        sql.update(
                "UPDATE policy_replay SET total = ?, read = ?, decided = ?, differing = ?, heard_at = now()"
                        + " WHERE replay_id = ?",
                total,
                read,
                decided,
                differing,
                replayId);
    }

    void end(UUID replayId, String state) {
        sql.update("UPDATE policy_replay SET state = ?, finished_at = now() WHERE replay_id = ?", state, replayId);
    }

    void add(UUID replayId, List<Found> found) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Found one : found) {
            rows.add(new @Nullable Object[] {
                replayId,
                one.position(),
                one.incident().incidentId(),
                one.incident().revision(),
                one.incident().regionCode(),
                one.incident().incidentType(),
                json(one.changes())
            });
        }
        sql.batch(
                "INSERT INTO policy_replay_difference (replay_id, position, incident_id, revision, region,"
                        + " incident_type, changes) VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)",
                rows);
    }

    record Found(long position, IncidentSnapshot incident, List<Change> changes) {}

    Optional<Replay> find(UUID replayId) {
        return sql.first(
                "SELECT *, CASE WHEN state = 'RUNNING' AND heard_at < now() - interval '30 seconds' THEN 'LOST'"
                        + " ELSE state END AS seen FROM policy_replay WHERE replay_id = ?",
                ReplayRows::replay,
                replayId);
    }

    List<Difference> differences(UUID replayId, long after, int most) {
        return sql.query(
                "SELECT position, incident_id, revision, region, incident_type, changes FROM policy_replay_difference"
                        + " WHERE replay_id = ? AND position > ? ORDER BY position LIMIT ?",
                row -> new Difference(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getString(4),
                        IncidentType.valueOf(row.getString(5)),
                        changes(row.getString(6))),
                replayId,
                after,
                most);
    }

    /** The most frequent first. */
    List<Group> groups(UUID replayId) {
        return sql.query(
                "SELECT changes::text, incident_type, count(*) FROM policy_replay_difference WHERE replay_id = ?"
                        + " GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1 LIMIT 100",
                row -> new Group(changes(row.getString(1)), IncidentType.valueOf(row.getString(2)), row.getLong(3)),
                replayId);
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("replay_id", UUID.class),
                row.getString("policy_id"),
                row.getLong("version"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getString("seen"),
                row.getTimestamp("started_at").toInstant(),
                Sql.instant(row, "finished_at"),
                row.getLong("total"),
                row.getLong("read"),
                row.getLong("decided"),
                row.getLong("differing"));
    }

    private static String json(List<Change> changes) {
        try {
            return EventJson.MAPPER.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("codes and names", e);
        }
    }

    private static List<Change> changes(String json) {
        try {
            return EventJson.MAPPER.readValue(json, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes of a row", e);
        }
    }
}
