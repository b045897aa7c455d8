package id.layanan112.routing.directory;

import id.layanan112.contracts.AgencyEvent.AgencyRegistered;
import id.layanan112.contracts.Topics;
import id.layanan112.kit.messaging.Brokers;
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
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The directory as this replica has read it; a snapshot is made anew only after a change. */
@ApplicationScoped
public class Directories {
    private static final Logger LOG = Logger.getLogger(Directories.class);

    private final Map<String, AgencyRegistered> agencies = new ConcurrentHashMap<>();
    private final CompactedTopic topic;
    private final Duration patience;
    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot snapshot = new Snapshot(0, AgencyDirectory.EMPTY);
    private volatile long givenUpAt = -1;
    private volatile boolean alarmed;

    /** @param change how many there had been when it was made */
    private record Snapshot(long change, AgencyDirectory directory) {}

    /** @param patience how long nothing may come of a directory that is being read */
    Directories(
            Brokers brokers,
            @ConfigProperty(name = "layanan112.routing.directory.patience", defaultValue = "10S") Duration patience,
            MeterRegistry meters) {
        this.topic = new CompactedTopic(brokers, Topics.AGENCY, this::take);
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
     * For decisions. Waits for the first full read, as long as it goes on: a decision without it would pass over agencies
     * that exist. A directory of which nothing comes for a while is not waited for; then a human decides, and it is said.
     */
    public AgencyDirectory current() {
        awaitRead();
        AgencyDirectory known = now();
        alarm(known);
        return known;
    }

    /** True once it has been read, or is not waited for any more. */
    public boolean settled() {
        return topic.ready() || topic.read() == givenUpAt;
    }

    /** What has been read so far. */
    public AgencyDirectory now() {
        // Read before the agencies are: a change in between makes another one next time.
        long change = changes.get();
        Snapshot known = snapshot;
        if (known.change() != change) {
            known = new Snapshot(change, new AgencyDirectory(agencies.values()));
            snapshot = known;
        }
        return known.directory();
    }

    private void awaitRead() {
        try {
            // Whatever comes after it was given up is worth waiting for again.
            while (!topic.ready() && topic.read() != givenUpAt) {
                long before = topic.read();
                if (!topic.awaitReady(patience) && topic.read() == before) {
                    givenUpAt = before;
                }
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
            changes.incrementAndGet();
        }
    }
}
