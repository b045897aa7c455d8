package id.layanan112.routing.lifecycle;

import id.layanan112.contracts.RouteEvent.PolicyActivated;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
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
    private volatile int unreadable;
    private boolean migrated;
    private String fingerprint = "";
    private String said = "";
    private List<Known> held = List.of();
    private List<Policy> inForce = List.of();
    private @Nullable Thread thread;

    /** @param policy null when this program cannot read it */
    private record Known(Term term, String scope, @Nullable Policy policy) {}

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
        meters.gauge("layanan112.policies.store.reached", policies, now -> now.upToDate() ? 1 : 0);
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

    private void run() {
        try {
            while (true) {
                once();
                Thread.sleep(between);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            // Nothing is read any more: decisions go on with what there is, and everybody is told.
            policies.setUpToDate(false);
            LOG.fatalf("policies are not followed any more (%s)", e.getClass().getSimpleName());
            throw e;
        }
    }

    private void once() {
        try {
            reach();
        } catch (RuntimeException e) {
            away(e);
        }
        try {
            hold(clock.instant());
        } catch (RuntimeException e) {
            away(e);
        }
    }

    private void reach() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
        String now = rows.fingerprint();
        if (!now.equals(fingerprint)) {
            held = rows.held().stream().map(this::read).toList();
            fingerprint = now;
        }
        QuarkusTransaction.requiringNew().run(this::tell);
        if (!policies.upToDate()) {
            LOG.infof("policy store read: %d terms", held.size());
        }
        policies.setUpToDate(true);
        said = "";
    }

    /** Said once, until it is something else. */
    private void away(RuntimeException e) {
        policies.setUpToDate(false);
        String now = e.getClass().getSimpleName();
        if (!now.equals(said)) {
            said = now;
            LOG.errorf("policies cannot be read (%s): what was read last goes on", now);
        }
    }

    private void tell() {
        for (PolicyRows.Begun begun : rows.takeBegun()) {
            if (begun.held()) {
                outbox.add(new PolicyActivated(begun.policyId(), begun.scope(), begun.version(), begun.at()));
            }
        }
    }

    private void hold(Instant now) {
        if (fingerprint.isEmpty()) {
            return;
        }
        List<Policy> next = new ArrayList<>();
        int wrong = 0;
        for (Known one : held) {
            if (!one.term().holds(now)) {
                continue;
            }
            if (one.policy() == null) {
                wrong++;
                inForce.stream()
                        .filter(policy -> policy.scope().code().equals(one.scope()))
                        .forEach(next::add);
            } else {
                next.add(one.policy());
            }
        }
        if (wrong > 0 && unreadable == 0) {
            LOG.errorf("%d policies cannot be read: what held before goes on in their places", wrong);
        }
        unreadable = wrong;
        if (!next.equals(inForce) || read.getCount() > 0) {
            policies.swap(new PolicySnapshot(next));
            inForce = next;
            LOG.infof("policies in force: %s", policies.current().versions());
        }
        read.countDown();
    }

    /** One that is known is not read again: a version never changes. */
    private Known read(PolicyRows.Held one) {
        Term term = one.term();
        return held.stream()
                .filter(known -> known.policy() != null
                        && known.policy().policyId().equals(term.policyId())
                        && known.policy().version() == term.version())
                .findFirst()
                .map(known -> new Known(term, one.scope(), known.policy()))
                .orElseGet(() -> {
                    try {
                        return new Known(term, one.scope(), PolicyReader.read(one.document(), term.version()));
                    } catch (PolicyRefused e) {
                        return new Known(term, one.scope(), null);
                    }
                });
    }
}
