package id.layanan112.intake.timeline;

import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.EventConsumer;
import id.layanan112.kit.messaging.RestartingConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Follows decisions, orders and agencies. A consumer of its own that always begins again, not a channel that can be
 * closed: intake neither ends itself nor refuses to start because of Kafka.
 */
@ApplicationScoped
public class TimelineFollower {
    private static final String CHANNEL = "timeline";

    private final RestartingConsumer consumer;

    TimelineFollower(
            EventConsumer events,
            TimelineEffects effects,
            Brokers brokers,
            @ConfigProperty(name = "layanan112.service") String group) {
        this.consumer = new RestartingConsumer(
                brokers,
                group,
                List.of(Topics.ROUTE.name(), Topics.DISPATCH.name(), Topics.AGENCY.name()),
                records -> events.consumeTogether(CHANNEL, records, effects));
    }

    /** True while the timeline may be old, because Kafka is away. */
    public boolean stale() {
        return consumer.stale();
    }

    void start(@Observes StartupEvent event) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumer.close();
    }
}
