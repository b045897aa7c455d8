package id.layanan112.routing.directory;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.CompactedTopic;
import id.layanan112.kit.messaging.IncomingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The directory as this replica has read it; a snapshot is made anew only after a change. */
@ApplicationScoped
public class Directories {
    private static final Logger LOG = Logger.getLogger(Directories.class);

    private final Map<String, AgencyRegistered> agencies = new ConcurrentHashMap<>();
    private final CompactedTopic topic;
    private final Duration patience;
    private volatile @Nullable AgencyDirectory snapshot;
    private volatile boolean givenUp;
    private volatile boolean alarmed;

    /** @param patience how long nothing may come of a directory that is being read */
    Directories(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "layanan112.routing.directory.patience", defaultValue = "10S") Duration patience,
            MeterRegistry meters) {
        this.topic = new CompactedTopic(bootstrap, Topics.AGENCY, this::take);
        this.patience = patience;
        meters.gauge("layanan112.directory.agencies", agencies, Map::size);
        meters.gauge("layanan112.directory.read", topic, now -> now.ready() ? 1 : 0);
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

    /**
     * Waits for the first full read, as long as it goes on: a decision without it would pass over agencies that exist. A
     * directory that is empty, or does not come, is not waited for: then a human decides, and it is said.
     */
    public AgencyDirectory current() {
        if (!topic.ready()) {
            awaitRead();
        }
        AgencyDirectory known = snapshot;
        if (known == null) {
            known = new AgencyDirectory(agencies.values());
            snapshot = known;
        }
        alarm(known);
        return known;
    }

    private synchronized void awaitRead() {
        try {
            long before = 0;
            while (!givenUp && !topic.awaitReady(patience)) {
                long now = topic.read();
                givenUp = now == before;
                before = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the directory", e);
        }
    }

    /** Once for each time that it begins. */
    private void alarm(AgencyDirectory known) {
        boolean poor = known.isEmpty() || !topic.ready();
        if (poor && !alarmed) {
            LOG.errorf(
                    "the agency directory is %s: incidents go to the supervisors of their centres; see"
                            + " docs/runbooks/directory.md",
                    known.isEmpty() ? "empty" : "not read to its end");
        }
        alarmed = poor;
    }

    private void take(IncomingEvent incoming) {
        if (incoming.event() instanceof AgencyRegistered agency) {
            agencies.merge(agency.agencyId(), agency, (old, now) -> now.version() >= old.version() ? now : old);
            snapshot = null;
        }
    }
}
