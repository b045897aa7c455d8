package id.layanan112.routing.lifecycle;

import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies in the database. */
@ApplicationScoped
class PolicyRows {
    private static final String VERSION =
            "SELECT policy_id, version, scope, document, standing, author, proposer, approver, created_at"
                    + " FROM policy_version";
    private static final String TERM =
            "SELECT term_id, policy_id, version, from_at, until_at, rolled_back FROM policy_term";

    private final Sql sql;

    PolicyRows(Sql sql) {
        this.sql = sql;
    }

    /** A line of a version's history. */
    record Deed(String deed, String who, @Nullable String reason, Instant at) {}

    /** A term that holds or will hold, with what it holds. */
    record Held(Term term, String scope, byte[] document) {}

    /** Until the transaction ends nobody else changes what holds in this scope, or numbers versions of this policy. */
    void lock(String what) {
        sql.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 112))", row -> true, what);
    }

    Optional<StoredVersion> find(String policyId, long version) {
        return sql.first(VERSION + " WHERE policy_id = ? AND version = ?", PolicyRows::version, policyId, version);
    }

    Optional<StoredVersion> latest(String policyId) {
        return sql.first(VERSION + " WHERE policy_id = ? ORDER BY version DESC LIMIT 1", PolicyRows::version, policyId);
    }

    /** The newest first. */
    List<StoredVersion> versions(String policyId) {
        return sql.query(
                VERSION + " WHERE policy_id = ? ORDER BY version DESC LIMIT 200", PolicyRows::version, policyId);
    }

    /** Of each policy the newest version, in the order of their ids. */
    List<StoredVersion> present(@Nullable String after, int most) {
        return sql.query(
                VERSION + " v WHERE (?::text IS NULL OR policy_id > ?) AND version = (SELECT max(version) FROM"
                        + " policy_version n WHERE n.policy_id = v.policy_id) ORDER BY policy_id LIMIT ?",
                PolicyRows::version,
                after,
                after,
                most);
    }

    void add(StoredVersion version) {
        sql.update(
                "INSERT INTO policy_version (policy_id, version, scope, document, standing, author)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                version.policyId(),
                version.version(),
                version.scope(),
                version.document(),
                version.standing().word(),
                version.standing().author());
    }

    void stand(String policyId, long version, Standing standing) {
        String proposer = switch (standing) {
            case Standing.Draft draft -> null;
            case Standing.Proposed proposed -> proposed.proposer();
            case Standing.Approved approved -> approved.proposer();
            case Standing.Rejected rejected -> rejected.proposer();
        };
        sql.update(
                "UPDATE policy_version SET standing = ?, proposer = ?, approver = ?"
                        + " WHERE policy_id = ? AND version = ?",
                standing.word(),
                proposer,
                standing instanceof Standing.Approved approved ? approved.approver() : null,
                policyId,
                version);
    }

    Terms terms(String scope) {
        return new Terms(sql.query(TERM + " WHERE scope = ? ORDER BY from_at, term_id", PolicyRows::term, scope));
    }

    List<Term> termsOf(String policyId, long version) {
        return sql.query(
                TERM + " WHERE policy_id = ? AND version = ? ORDER BY from_at, term_id",
                PolicyRows::term,
                policyId,
                version);
    }

    void add(String policyId, long version, String scope, Instant from, @Nullable Instant until) {
        sql.update(
                "INSERT INTO policy_term (policy_id, version, scope, from_at, until_at) VALUES (?, ?, ?, ?, ?::timestamptz)",
                policyId,
                version,
                scope,
                from,
                until);
    }

    void end(Term term, Instant at, boolean rolledBack) {
        sql.update(
                "UPDATE policy_term SET until_at = greatest(from_at, ?), rolled_back = ? WHERE term_id = ?",
                at,
                rolledBack,
                term.termId());
    }

    /** @param until null: until another takes its place */
    void goOn(Term term, @Nullable Instant until) {
        sql.update("UPDATE policy_term SET until_at = ?::timestamptz WHERE term_id = ?", until, term.termId());
    }

    /** Differs when {@link #held} would. */
    String fingerprint() {
        return sql.first(
                        "SELECT coalesce(md5(string_agg(term_id || ' ' || coalesce(until_at::text, ''), ',' ORDER BY"
                                + " term_id)), 'none') FROM policy_term WHERE until_at IS NULL OR until_at > now() - interval '1 hour'",
                        row -> row.getString(1))
                .orElse("none");
    }

    /** All that hold or will hold, and those that ended within the hour: the reader's clock says which, not this one. */
    List<Held> held() {
        return sql.query(
                "SELECT t.term_id, t.policy_id, t.version, t.from_at, t.until_at, t.rolled_back, v.scope, v.document"
                        + " FROM policy_term t JOIN policy_version v USING (policy_id, version)"
                        + " WHERE t.until_at IS NULL OR t.until_at > now() - interval '1 hour' ORDER BY t.term_id",
                row -> new Held(term(row), row.getString("scope"), row.getBytes("document")));
    }

    void deed(String policyId, long version, String deed, String who, @Nullable String reason) {
        sql.update(
                "INSERT INTO policy_deed (policy_id, version, deed, who, reason) VALUES (?, ?, ?, ?, ?)",
                policyId,
                version,
                deed,
                who,
                reason);
    }

    List<Deed> deeds(String policyId, long version) {
        return sql.query(
                "SELECT deed, who, reason, at FROM policy_deed WHERE policy_id = ? AND version = ? ORDER BY deed_id",
                row -> new Deed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()),
                policyId,
                version);
    }

    /**
     * A term whose time has come, and of which nobody was told.
     *
     * @param held false for one that was ended before it began
     */
    record Begun(String policyId, String scope, long version, Instant at, boolean held) {}

    /** Told once: whoever takes a row tells it in the same transaction. */
    List<Begun> takeBegun() {
        return sql.query(
                "UPDATE policy_term SET announced = true WHERE term_id IN (SELECT term_id FROM policy_term"
                        + " WHERE NOT announced AND from_at <= now() FOR UPDATE SKIP LOCKED)"
                        + " RETURNING policy_id, scope, version, from_at, until_at IS NULL OR until_at > from_at",
                row -> new Begun(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant(),
                        row.getBoolean(5)));
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                row.getString("policy_id"),
                row.getLong("version"),
                row.getString("scope"),
                row.getBytes("document"),
                Standing.of(
                        row.getString("standing"),
                        row.getString("author"),
                        row.getString("proposer"),
                        row.getString("approver")),
                row.getTimestamp("created_at").toInstant());
    }

    private static Term term(ResultSet row) throws SQLException {
        return new Term(
                row.getLong("term_id"),
                row.getString("policy_id"),
                row.getLong("version"),
                row.getTimestamp("from_at").toInstant(),
                Sql.instant(row, "until_at"),
                row.getBoolean("rolled_back"));
    }
}
