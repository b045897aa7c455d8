package id.layanan112.kit.screens;

import id.layanan112.kit.sql.Sql;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the service's table {@code screen_change}, which triggers fill, each row once: by transaction snapshots, because a
 * row with a lower number can be committed later. For one thread of each replica.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class ScreenChanges {
    /** Well before rows are deleted. */
    private static final Duration TRUSTED = Duration.ofMinutes(3);

    private final Sql sql;
    private @Nullable String snapshot;
    private long askedNanos = System.nanoTime();

    ScreenChanges(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something changed.
     *
     * @param scope who sees it: a centre or an agency
     * @param what a word of the service's own
     * @param subject what it is about, if it is about one thing
     */
    public record Change(
            String scope, String what, @Nullable UUID subject) {}

    /** @return empty when it cannot be told, so that everything has to be taken for changed */
    public Optional<Set<Change>> sinceLastAsked() {
        long now = System.nanoTime();

        String before = now - askedNanos > TRUSTED.toNanos() ? null : snapshot;
        askedNanos = now;
        // Until the answer is here nothing is known: the table is empty after a crash of the database.
        snapshot = null;
        List<Change> found = new ArrayList<>();
        sql.query(
                // One statement sees one snapshot: its own, and what is visible in it.
                "SELECT pg_current_snapshot()::text AS snapshot, c.scope, c.what, c.subject"
                        + " FROM (SELECT ?::pg_snapshot AS seen) AS s LEFT JOIN screen_change c"
                        + " ON c.tx >= pg_snapshot_xmin(s.seen) AND NOT pg_visible_in_snapshot(c.tx, s.seen)",
                row -> {
                    snapshot = row.getString(1);
                    if (row.getString(2) != null) {
                        found.add(new Change(row.getString(2), row.getString(3), row.getObject(4, UUID.class)));
                    }
                    return 0;
                },
                before);
        return before == null ? Optional.empty() : Optional.of(new HashSet<>(found));
    }

    /** Deletes what every screen has been told; to be called every few minutes, whether anybody looks or not. */
    public void forget() {
        sql.update("DELETE FROM screen_change WHERE at < now() - interval '10 minutes'");
    }
}
