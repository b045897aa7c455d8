package id.layanan112.kit.messaging;

import id.layanan112.kit.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is in the outbox, one relay per database. Whoever holds the advisory lock of its own connection is the
 * relay; with the connection the lock is gone, and another replica takes over.
 */
@ApplicationScoped
@IfBuildProperty(name = "layanan112.kit.database", stringValue = "true", enableIfMissing = true)
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final OwnConnection connections;
    private final OutboxTable table;
    private final OutboxSignal signal;
    private final Duration poll;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            OwnConnection connections,
            KafkaPublisher publisher,
            OutboxSignal signal,
            MeterRegistry meters,
            Traces traces,
            InstantSource clock,
            @ConfigProperty(name = "layanan112.outbox.poll", defaultValue = "20ms") Duration poll) {
        this.connections = connections;
        this.table = new OutboxTable(publisher, meters, traces, clock);
        this.signal = signal;
        this.poll = poll;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal.wake();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void run() {
        while (running) {
            try {
                try (Connection connection = connections.open()) {
                    relay(connection);
                } catch (SQLException | DatabaseFailed e) {
                    LOG.warnf(
                            "outbox: database away (%s), trying again",
                            e.getClass().getSimpleName());
                }
                signal.await(AFTER_FAILURE);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(
                        "outbox: relay failed (%s), starting again",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void relay(Connection connection) throws SQLException, InterruptedException {
        if (!table.lock(connection)) {
            return;
        }
        while (running) {
            switch (table.publishSome(connection)) {
                case FULL -> {}
                case EMPTY -> signal.await(poll);
                case FAILED -> signal.await(AFTER_FAILURE);
            }
        }
    }
}
