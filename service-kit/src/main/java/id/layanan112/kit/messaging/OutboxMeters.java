package id.layanan112.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much waits in the outbox and since when, looked at every few seconds by every replica: whoever asks any of them
 * hears the same. What was seen last stays while the database is away.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
class OutboxMeters {
    private static final Duration EVERY = Duration.ofSeconds(5);
    // The depth of a long backlog is not worth reading all of it: the planner's estimate does.
    private static final String LOOK = """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 10001) some),
                   (SELECT greatest(0, reltuples)::bigint FROM pg_class WHERE oid = 'outbox'::regclass),
                   coalesce(extract(epoch FROM now() - (SELECT created_at FROM outbox ORDER BY id LIMIT 1)), 0),
                   (SELECT count(*) FROM outbox WHERE held IS NOT NULL)""";

    private final OwnConnection connections;
    private volatile double depth;
    private volatile double age;
    private volatile double held;
    private @Nullable Thread thread;

    OutboxMeters(OwnConnection connections, MeterRegistry meters) {
        this.connections = connections;
        meters.gauge("layanan112.outbox.depth", this, now -> now.depth);
        meters.gauge("layanan112.outbox.age.seconds", this, now -> now.age);
        meters.gauge("layanan112.outbox.held.rows", this, now -> now.held);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("outbox-meters").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = connections.open();
                    Statement statement = connection.createStatement()) {
                // By the index alone: a table that was full is mostly dead rows until it is vacuumed.
                statement.execute("SET enable_seqscan = off");
                while (!Thread.currentThread().isInterrupted()) {
                    look(statement);
                    Thread.sleep(EVERY);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                pause();
            }
        }
    }

    private void look(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            long counted = row.getLong(1);
            depth = counted > 10_000 ? Math.max(counted, row.getLong(2)) : counted;
            age = row.getDouble(3);
            held = row.getLong(4);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
