package id.layanan112.routing.trial;

import id.layanan112.contracts.IncidentSnapshot;
import id.layanan112.kit.ids.Ids;
import id.layanan112.kit.messaging.Brokers;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.routing.decision.RouteIncident;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.directory.Directories;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Decides recorded incidents twice, by the policies in force and with a draft in the place of the one it would replace,
 * with the agencies of now, and keeps what differs. One at a time in each replica: decisions of now come first.
 */
@ApplicationScoped
class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int BATCH = 1000;
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(1);

    private final ReplayRows rows;
    private final Policies policies;
    private final Directories directories;
    private final Brokers brokers;
    private final AtomicBoolean busy = new AtomicBoolean();

    Replays(ReplayRows rows, Policies policies, Directories directories, Brokers brokers) {
        this.rows = rows;
        this.policies = policies;
        this.directories = directories;
        this.brokers = brokers;
    }

    /** @return empty while another one is running here */
    Optional<UUID> start(Policy draft, Instant from, Instant until, String who) {
        if (!busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        UUID replayId = Ids.v7();
        boolean running = false;
        try {
            rows.begin(replayId, draft.policyId(), draft.version(), from, until, who);
            Thread.ofPlatform().name("replay").daemon().start(() -> run(replayId, draft, from, until));
            running = true;
        } finally {
            if (!running) {
                busy.set(false);
            }
        }
        return Optional.of(replayId);
    }

    private void run(UUID replayId, Policy draft, Instant from, Instant until) {
        try (RecordedIncidents recorded = new RecordedIncidents(brokers, from, until)) {
            One one = new One(replayId, draft, recorded.total());
            recorded.forEach(one::take, one::read);
            one.done();
        } catch (DatabaseFailed | KafkaException e) {
            LOG.warnf("replay %s failed (%s)", replayId, e.getClass().getSimpleName());
            failed(replayId);
        } catch (RuntimeException e) {
            LOG.errorf("replay %s failed (%s)", replayId, e.getClass().getSimpleName());
            failed(replayId);
        } finally {
            busy.set(false);
        }
    }

    private void failed(UUID replayId) {
        try {
            rows.end(replayId, "FAILED");
        } catch (DatabaseFailed e) {
            // It is seen to be lost in half a minute.
            LOG.warnf("replay %s cannot be ended", replayId);
        }
    }

    /** A replay that is running. */
    private final class One {
        private final UUID replayId;
        private final Policy draft;
        private final PolicySnapshot now = policies.current();
        private final PolicySnapshot then;
        private final AgencyDirectory directory = directories.now();
        private final long total;
        private final List<ReplayRows.Found> found = new ArrayList<>();
        private long read;
        private long decided;
        private long differing;
        private long toldAt = System.nanoTime();

        One(UUID replayId, Policy draft, long total) {
            this.replayId = replayId;
            this.draft = draft;
            this.then = now.with(draft);
            this.total = total;
            rows.progress(replayId, total, 0, 0, 0);
        }

        void take(IncidentSnapshot incident) {
            if (!draft.scope().holds(incident.regionCode())) {
                return;
            }
            decided++;
            List<Change> changes = Changes.between(
                    RouteIncident.decide(incident, now.of(incident.regionCode()), directory),
                    RouteIncident.decide(incident, then.of(incident.regionCode()), directory));
            if (!changes.isEmpty()) {
                differing++;
                found.add(new ReplayRows.Found(differing, incident, changes));
                if (found.size() >= BATCH) {
                    keep();
                }
            }
        }

        void read(long records) {
            read += records;
            if (System.nanoTime() - toldAt > BETWEEN_NEWS.toNanos()) {
                toldAt = System.nanoTime();
                keep();
                tell();
            }
        }

        private void keep() {
            rows.add(replayId, found);
            found.clear();
        }

        private void tell() {
            rows.progress(replayId, total, read, decided, differing);
            LOG.infof("replay %s: %d of %d records, %d differ", replayId, read, total, differing);
        }

        void done() {
            keep();
            tell();
            rows.end(replayId, "DONE");
        }
    }
}
