package id.layanan112.routing.lifecycle;

import id.layanan112.contracts.RouteEvent.PolicyActivated;
import id.layanan112.kit.messaging.DatabaseFailed;
import id.layanan112.kit.messaging.Outbox;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.Policy;
import id.layanan112.routing.policy.PolicyReader;
import id.layanan112.routing.policy.PolicyRefused;
import id.layanan112.routing.policy.PolicySnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshot as the store says, and tells once of each policy that begins to hold. While the store is away what
 * was read last goes on, with its hours; where nothing was ever read, the built-in default decides, and says so.
 */
@ApplicationScoped
class PolicyRefresh {
    private static final Logger LOG = Logger.getLogger(PolicyRefresh.class);
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final PolicyRows rows;
    private final Policies policies;
    private final Outbox outbox;
    private final Flyway flyway;
    private final InstantSource clock;
    private final Duration between;
    private final CountDownLatch read = new CountDownLatch(1);
    private volatile boolean current;
    private volatile int unreadable;
    private boolean migrated;
    private String fingerprint = "not read yet";
    private List<PolicyRows.Held> held = List.of();
    private List<Policy> inForce = List.of();
    private @Nullable Thread thread;

    PolicyRefresh(
            PolicyRows rows,
            Policies policies,
            Outbox outbox,
            Flyway flyway,
            InstantSource clock,
            MeterRegistry meters,
            @ConfigProperty(name = "layanan112.routing.policies.refresh", defaultValue = "1S") Duration between) {
        this.rows = rows;
        this.policies = policies;
        this.outbox = outbox;
        this.flyway = flyway;
        this.clock = clock;
        this.between = between;
        meters.gauge("layanan112.policies.store.reached", this, now -> now.current ? 1 : 0);
        meters.gauge("layanan112.policies.unreadable", this, now -> now.unreadable);
    }

    // Before the channels start: a store that answers is read before the first decision, one that does not is not
    // waited for.
    void start(@Observes @Priority(2) StartupEvent event) throws InterruptedException {
        thread = Thread.ofPlatform().name("policies").daemon().start(this::run);
        if (!read.await(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the policy store does not answer: the built-in national default decides until it does");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** False while what is held may be older than the store. */
    boolean current() {
        return current;
    }

    private void run() {
        try {
            while (true) {
                try {
                    reach();
                } catch (DatabaseFailed | FlywayException e) {
                    away(e);
                } catch (RuntimeException e) {
                    LOG.errorf("policies cannot be read (%s)", e.getClass().getSimpleName());
                    current = false;
                }
                hold(clock.instant());
                Thread.sleep(between);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reach() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
        String now = rows.fingerprint();
        if (!now.equals(fingerprint)) {
            held = rows.held();
            fingerprint = now;
        }
        if (!current) {
            LOG.infof("policy store read: %d terms hold or will", held.size());
        }
        current = true;
        QuarkusTransaction.requiringNew().run(this::tell);
    }

    private void away(RuntimeException e) {
        if (current || read.getCount() > 0) {
            LOG.warnf(
                    "the policy store is away (%s): what was read last goes on",
                    e.getClass().getSimpleName());
        }
        current = false;
    }

    private void tell() {
        for (PolicyRows.Begun begun : rows.takeBegun()) {
            if (begun.held()) {
                outbox.add(new PolicyActivated(begun.policyId(), begun.scope(), begun.version(), begun.at()));
            }
        }
    }

    private void hold(Instant now) {
        List<Policy> next = new ArrayList<>();
        int wrong = 0;
        for (PolicyRows.Held one : held) {
            if (!one.term().holds(now)) {
                continue;
            }
            Policy policy = read(one);
            if (policy == null) {
                wrong++;
                inForce(one.term().policyId()).ifPresent(next::add);
            } else {
                next.add(policy);
            }
        }
        if (wrong > 0 && unreadable == 0) {
            LOG.errorf("%d policies cannot be read: what held before goes on in their places", wrong);
        }
        unreadable = wrong;
        if (!next.equals(inForce)) {
            policies.swap(new PolicySnapshot(next));
            inForce = next;
            LOG.infof("policies in force: %s", policies.current().versions());
        }
        if (current) {
            read.countDown();
        }
    }

    /** One that is in force is not read again. */
    private @Nullable Policy read(PolicyRows.Held one) {
        Term term = one.term();
        Policy present = inForce(term.policyId()).orElse(null);
        if (present != null && present.version() == term.version()) {
            return present;
        }
        try {
            return PolicyReader.read(one.document(), term.version());
        } catch (PolicyRefused e) {
            return null;
        }
    }

    private Optional<Policy> inForce(String policyId) {
        return inForce.stream()
                .filter(policy -> policy.policyId().equals(policyId))
                .findFirst();
    }
}
