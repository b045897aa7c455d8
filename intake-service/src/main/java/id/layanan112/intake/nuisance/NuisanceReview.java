package id.layanan112.intake.nuisance;

import id.layanan112.kit.access.Access;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The labels in force, beside what came from their numbers since: a label that is wrong shows by its emergencies. */
@ApplicationScoped
public class NuisanceReview {
    private static final int MOST = 500;

    // Through the seal, which stays in the database. Of the centre's own calls: the label holds there only.
    private static final String IN_FORCE = """
            SELECT n.centre_code, n.measure, n.since, n.until, n.by, of_number.*
            FROM nuisance n, LATERAL (
                SELECT count(*) FILTER (WHERE recent) AS calls,
                       count(*) FILTER (WHERE recent AND c.call_class = 'NORMAL') AS normal,
                       (array_agg(c.call_id ORDER BY c.received_at DESC, c.call_id DESC))[1] AS latest
                FROM call_number k JOIN call c USING (call_id),
                     LATERAL (SELECT c.received_at > now() - interval '30 days' AND NOT c.exercise AS recent) in_time
                WHERE k.seal = n.seal AND c.centre_code = n.centre_code) of_number
            WHERE (? OR n.centre_code = ANY (?)) AND (n.until IS NULL OR n.until > now())
            ORDER BY n.until IS NOT NULL, n.since DESC LIMIT %d""".formatted(MOST);

    private final Sql sql;

    NuisanceReview(Sql sql) {
        this.sql = sql;
    }

    /**
     * One label, without the number.
     *
     * @param until null until a person lifts it
     * @param by the subject of the token of whoever said so last
     * @param calls from this number to this centre in the last 30 days, without exercises
     * @param normal how many of these were emergencies
     * @param latestCallId by which it is lifted
     */
    public record Labelled(
            String centreCode,
            Measure measure,
            Instant since,
            @Nullable Instant until,
            String by,
            long calls,
            long normal,
            @Nullable UUID latestCallId) {}

    /** Those that wait for a person first, then the newest first. */
    public List<Labelled> of(Access access) {
        return sql.query(
                IN_FORCE, NuisanceReview::row, access.nation(), access.centres().toArray(String[]::new));
    }

    private static Labelled row(ResultSet row) throws SQLException {
        return new Labelled(
                row.getString("centre_code"),
                Measure.valueOf(row.getString("measure")),
                Objects.requireNonNull(Sql.instant(row, "since")),
                Sql.instant(row, "until"),
                row.getString("by"),
                row.getLong("calls"),
                row.getLong("normal"),
                row.getObject("latest", UUID.class));
    }
}
