package id.layanan112.monitoring.federation;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.counts.Changes;
import id.layanan112.monitoring.facts.Archive;
import id.layanan112.monitoring.ledger.Fact;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Days as centres report them: the newest revision of each call, and a trace of all revisions. */
@ApplicationScoped
class DayReports {
    private final Sql sql;
    private final Archive archive;
    private final Changes changes;

    DayReports(Sql sql, Archive archive, Changes changes) {
        this.sql = sql;
        this.archive = archive;
        this.changes = changes;
    }

    /**
     * One revision as it was taken.
     *
     * @param calls how many it has
     * @param fresh how many of them the revision before did not have
     * @param changed how many it told otherwise
     * @param withdrawn how many the revision before had, and this one has not
     */
    record Taken(
            String centreCode,
            LocalDate day,
            long revision,
            long calls,
            long fresh,
            long changed,
            long withdrawn,
            Instant takenAt) {}

    /** What becomes of a report. */
    sealed interface Outcome {
        record New(Taken taken) implements Outcome {}

        /** The same was there already. */
        record Same(Taken taken) implements Outcome {}

        /** Another report has this revision, or a higher one. */
        record Conflict(long newest) implements Outcome {}

        /** Calls of that day came here in another way already: they would count twice. */
        record CountedOtherwise() implements Outcome {}
    }

    private record Told(long revision, ReportedCall call) {}

    Outcome take(String centre, LocalDate day, long revision, List<ReportedCall> calls, String who) {
        Outcome outcome = QuarkusTransaction.requiringNew().call(() -> takeHere(centre, day, revision, calls, who));
        changes.everywhere();
        return outcome;
    }

    private Outcome takeHere(String centre, LocalDate day, long revision, List<ReportedCall> calls, String who) {
        sql.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 112))", row -> 0, centre + "/" + day);
        String digest = Digests.of(calls);
        Optional<Taken> newest = newest(centre, day);
        if (newest.isPresent() && newest.get().revision() >= revision) {
            return newest.get().revision() == revision && digest.equals(digest(centre, day, revision))
                    ? new Outcome.Same(newest.get())
                    : new Outcome.Conflict(newest.get().revision());
        }
        if (countedOtherwise(centre, day, calls)) {
            return new Outcome.CountedOtherwise();
        }
        return new Outcome.New(replace(centre, day, revision, calls, digest, who));
    }

    private boolean countedOtherwise(String centre, LocalDate day, List<ReportedCall> calls) {
        return !sql.query(
                        "SELECT 1 FROM counts.call_state AS known WHERE (centre = ? AND local_day = ? AND NOT gone"
                                + " AND NOT EXISTS (SELECT 1 FROM reported_call AS told WHERE told.centre = known.centre"
                                + " AND told.local_day = known.local_day AND told.call_id = known.id))"
                                + " OR (id = ANY (?::uuid[]) AND centre <> ?) LIMIT 1",
                        row -> 1,
                        centre,
                        day,
                        calls.stream().map(ReportedCall::callId).toArray(UUID[]::new),
                        centre)
                .isEmpty();
    }

    private Taken replace(
            String centre, LocalDate day, long revision, List<ReportedCall> calls, String digest, String who) {
        Map<UUID, Told> before = told(centre, day);
        Map<UUID, ReportedCall> now = calls.stream().collect(Collectors.toMap(ReportedCall::callId, call -> call));
        List<Fact> facts = new ArrayList<>();
        List<ReportedCall> written = new ArrayList<>();
        long changed = 0;
        for (ReportedCall call : calls) {
            Told old = before.get(call.callId());
            if (old != null && old.call().equals(call)) {
                continue;
            }
            if (old != null) {
                changed++;
                facts.add(ReportedEvents.withdrawal(centre, day, old.revision(), old.call(), revision, false));
            }
            facts.addAll(ReportedEvents.of(centre, day, revision, call));
            written.add(call);
        }
        List<UUID> gone = new ArrayList<>();
        before.forEach((id, old) -> {
            if (!now.containsKey(id)) {
                gone.add(id);
                facts.add(ReportedEvents.withdrawal(centre, day, old.revision(), old.call(), revision, true));
            }
        });
        keep(centre, day, revision, written, gone);
        if (!facts.isEmpty()) {
            var _ = archive.takeHere(facts);
        }
        return trace(centre, day, revision, digest, calls.size(), written.size() - changed, changed, gone.size(), who);
    }

    private Map<UUID, Told> told(String centre, LocalDate day) {
        Map<UUID, Told> told = new HashMap<>();
        sql.query(
                "SELECT revision, line::text FROM reported_call WHERE centre = ? AND local_day = ?",
                row -> {
                    ReportedCall call = call(row.getString(2));
                    return told.put(call.callId(), new Told(row.getLong(1), call));
                },
                centre,
                day);
        return told;
    }

    private void keep(String centre, LocalDate day, long revision, List<ReportedCall> written, List<UUID> gone) {
        sql.update(
                "DELETE FROM reported_call WHERE centre = ? AND local_day = ? AND call_id = ANY (?::uuid[])",
                centre,
                day,
                gone.toArray(UUID[]::new));
        sql.update(
                "INSERT INTO reported_call (centre, local_day, call_id, revision, line)"
                        + " SELECT ?, ?, id, ?, line FROM unnest(?::uuid[], ?::text[]::jsonb[]) AS told (id, line)"
                        + " ON CONFLICT (centre, local_day, call_id)"
                        + " DO UPDATE SET revision = EXCLUDED.revision, line = EXCLUDED.line",
                centre,
                day,
                revision,
                written.stream().map(ReportedCall::callId).toArray(UUID[]::new),
                written.stream().map(DayReports::json).toArray(String[]::new));
    }

    private Taken trace(
            String centre,
            LocalDate day,
            long revision,
            String digest,
            long calls,
            long fresh,
            long changed,
            long withdrawn,
            String who) {
        return sql.query(
                        "INSERT INTO reported_day (centre, local_day, revision, digest, calls, fresh, changed, withdrawn,"
                                + " taken_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
                        DayReports::taken,
                        centre,
                        day,
                        revision,
                        digest,
                        calls,
                        fresh,
                        changed,
                        withdrawn,
                        who)
                .getFirst();
    }

    private Optional<Taken> newest(String centre, LocalDate day) {
        return revisions(centre, day).stream().findFirst();
    }

    /** All revisions of a day, the newest first. */
    List<Taken> revisions(String centre, LocalDate day) {
        return sql.query(
                "SELECT * FROM reported_day WHERE centre = ? AND local_day = ? ORDER BY revision DESC",
                DayReports::taken,
                centre,
                day);
    }

    private String digest(String centre, LocalDate day, long revision) {
        return sql.query(
                        "SELECT digest FROM reported_day WHERE centre = ? AND local_day = ? AND revision = ?",
                        row -> row.getString(1),
                        centre,
                        day,
                        revision)
                .getFirst();
    }

    private static Taken taken(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Taken(
                row.getString("centre"),
                row.getObject("local_day", LocalDate.class),
                row.getLong("revision"),
                row.getLong("calls"),
                row.getLong("fresh"),
                row.getLong("changed"),
                row.getLong("withdrawn"),
                row.getTimestamp("taken_at").toInstant());
    }

    private static String json(ReportedCall call) {
        try {
            return EventJson.MAPPER.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reported call can be written", e);
        }
    }

    private static ReportedCall call(String json) {
        try {
            return EventJson.MAPPER.readValue(json, ReportedCall.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reported call can be read again", e);
        }
    }
}
