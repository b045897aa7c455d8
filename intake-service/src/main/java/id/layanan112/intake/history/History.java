package id.layanan112.intake.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.layanan112.kit.messaging.EventJson;
import id.layanan112.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps each revision that a change ends: with the present row, every revision that there ever was. */
@ApplicationScoped
public class History {
    private final Sql sql;

    History(Sql sql) {
        this.sql = sql;
    }

    /**
     * A revision that is over.
     *
     * @param endedBy the subject of the token
     * @param endedWith what was done, a code
     */
    public record Past<T>(T state, Instant endedAt, String endedBy, String endedWith) {}

    /**
     * A revision that ends now.
     *
     * @param state how it was, with nothing about a person
     */
    public record Ending(UUID subject, long revision, Object state, String who, String with) {}

    /** Keeps them, in the transaction that ends them. */
    public void keep(List<Ending> endings) {
        sql.batch(
                "INSERT INTO past_revision (subject_id, revision, state, ended_by, ended_with)"
                        + " VALUES (?, ?, ?::jsonb, ?, ?)",
                endings.stream()
                        .map(one -> new @Nullable Object[] {
                            one.subject(), one.revision(), json(one.state()), one.who(), one.with()
                        })
                        .toList());
    }

    /** Oldest first; without the present revision. */
    public <T> List<Past<T>> of(UUID subject, Class<T> type) {
        return sql.query(
                "SELECT state, ended_at, ended_by, ended_with FROM past_revision WHERE subject_id = ?"
                        + " ORDER BY revision",
                row -> new Past<>(
                        state(row.getString(1), type),
                        Objects.requireNonNull(Sql.instant(row, "ended_at")),
                        row.getString(3),
                        row.getString(4)),
                subject);
    }

    private static String json(Object state) {
        try {
            return EventJson.MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of codes", e);
        }
    }

    private static <T> T state(String json, Class<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of a past revision", e);
        }
    }
}
