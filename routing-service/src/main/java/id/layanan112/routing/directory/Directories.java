package id.layanan112.routing.directory;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The directory as this replica has read it; a snapshot is made anew only after a change. */
@ApplicationScoped
public class Directories {
    private final Map<String, AgencyRegistered> agencies = new ConcurrentHashMap<>();
    private final CompactedTopic topic;
    private volatile @Nullable AgencyDirectory snapshot;

    Directories(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.topic = new CompactedTopic(bootstrap, Topics.AGENCY, this::take);
    }

    // Before the channels start: the first incident must not wait longer than it has to.
    void start(@Observes @Priority(1) StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    /** True once the whole directory, as it was at start, has been read. */
    public boolean ready() {
        return topic.ready();
    }

    /** Waits for the first full read: a decision without it would pass over agencies that exist. */
    public AgencyDirectory current() {
        try {
            while (!topic.awaitReady(Duration.ofSeconds(5))) {
                // The broker that brought the incident is the broker that holds the directory: it will come.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the directory", e);
        }
        AgencyDirectory known = snapshot;
        if (known == null) {
            known = new AgencyDirectory(agencies.values());
            snapshot = known;
        }
        return known;
    }

    private void take(IncomingEvent incoming) {
        if (incoming.event() instanceof AgencyRegistered agency) {
            agencies.merge(agency.agencyId(), agency, (old, now) -> now.version() >= old.version() ? now : old);
            snapshot = null;
        }
    }
}
