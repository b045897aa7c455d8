package id.layanan112.routing.coverage;

import id.layanan112.regions.Regions;
import id.layanan112.routing.directory.AgencyDirectory;
import id.layanan112.routing.directory.Directories;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.PolicySnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The coverage of the policy and the directory of now: made at start and after each change, and told by log and metric. */
@ApplicationScoped
public class PresentCoverage {
    private static final Logger LOG = Logger.getLogger(PresentCoverage.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private record Made(PolicySnapshot policy, long directory, Coverage coverage) {}

    private final Policies policies;
    private final Directories directories;
    private volatile @Nullable Made made;
    private @Nullable Thread watch;

    PresentCoverage(Policies policies, Directories directories, MeterRegistry meters) {
        this.policies = policies;
        this.directories = directories;
        for (Coverage.Why why : Coverage.Why.values()) {
            meters.gauge("layanan112.coverage.gaps", Tags.of("why", why.name()), this, now -> now.gaps(why));
        }
    }

    void start(@Observes StartupEvent event) {
        watch = Thread.ofPlatform().name("coverage").daemon().start(this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        if (watch != null) {
            watch.interrupt();
        }
    }

    /** Of what has been read of the directory so far. */
    public Coverage now() {
        PolicySnapshot policy = policies.current();
        AgencyDirectory directory = directories.now();
        Made known = made;
        if (known != null && known.policy() == policy && known.directory() == directory.version()) {
            return known.coverage();
        }
        Coverage coverage = Coverage.of(policy, directory, Regions.all());
        made = new Made(policy, directory.version(), coverage);
        LOG.infof(
                "coverage: %d cells; %d P1 cells with a human only, %d rungs that cannot be reached",
                coverage.cells().size(),
                coverage.count(Coverage.Why.HUMAN_ONLY),
                coverage.count(Coverage.Why.UNREACHABLE));
        return coverage;
    }

    /** Not a number until it is known. */
    private double gaps(Coverage.Why why) {
        Made known = made;
        return known == null ? Double.NaN : known.coverage().count(why);
    }

    // Not at each change: when a directory is read or imported, thousands of them come at once.
    private void watch() {
        try {
            while (true) {
                try {
                    // A directory that is half read would raise an alarm at each start.
                    if (directories.settled()) {
                        now();
                    }
                } catch (RuntimeException e) {
                    LOG.errorf("coverage cannot be made (%s)", e.getClass().getSimpleName());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
