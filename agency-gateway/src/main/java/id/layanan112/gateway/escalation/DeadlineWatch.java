package id.layanan112.gateway.escalation;

import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.escalation.Timers.Due;
import id.layanan112.kit.threads.Repeating;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fires the times that are due, each once. Two gateways that see the same one: the first that locks its order has it. */
@ApplicationScoped
class DeadlineWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    private static final int TOGETHER = 100;

    private final Timers timers;
    private final Dispatches dispatches;
    private final Dispatching dispatching;
    private final MeterRegistry meters;
    private final InstantSource clock;

    private @Nullable Repeating repeating;

    DeadlineWatch(
            Timers timers, Dispatches dispatches, Dispatching dispatching, MeterRegistry meters, InstantSource clock) {
        this.timers = timers;
        this.dispatches = dispatches;
        this.dispatching = dispatching;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        repeating = Repeating.start("deadlines", PAUSE, this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeating != null) {
            repeating.close();
        }
    }

    void watch() {
        List<Due> due;
        int fired;
        do {
            due = timers.due(TOGETHER);
            fired = fire(due);
            // What is left was locked by somebody: the next look, a quarter of a second later, sees it again.
        } while (due.size() == TOGETHER && fired > 0);
    }

    private int fire(List<Due> due) {
        if (due.isEmpty()) {
            return 0;
        }
        try {
            return together(due);
        } catch (RuntimeException e) {
            // One that fails must not hold the others. Its row is still there.
            return due.size() == 1
                    ? failed(due.getFirst(), e)
                    : due.stream().mapToInt(one -> fire(List.of(one))).sum();
        }
    }

    private static int failed(Due due, RuntimeException e) {
        LOG.warnf("timer of dispatch %s: %s", due.dispatchId(), e.getClass().getSimpleName());
        return 0;
    }

    private int together(List<Due> due) {
        List<Due> fired = QuarkusTransaction.requiringNew().call(() -> {
            // The order is locked first, as everywhere; then the timer's row says whether it is still to fire.
            Map<UUID, Dispatch> orders = new HashMap<>(
                    dispatches.lockedFree(due.stream().map(Due::dispatchId).toList()));
            List<Due> ours = new ArrayList<>(timers.fire(due.stream()
                    .filter(one -> orders.containsKey(one.dispatchId()))
                    .toList()));
            List<Consequence> consequences = new ArrayList<>();
            // What has expired is a human's: nobody is asked once more just before.
            ours.sort(Comparator.comparing(Due::what).reversed());
            for (Due one : ours) {
                Consequence consequence = dispatching.follow(
                        Objects.requireNonNull(orders.get(one.dispatchId()), "locked above"), happening(one));
                orders.put(one.dispatchId(), consequence.dispatch());
                consequences.add(consequence);
            }
            dispatching.apply(consequences);
            return ours;
        });
        fired.forEach(
                one -> meters.timer("layanan112.timer.late").record(Duration.between(one.dueAt(), clock.instant())));
        return fired.size();
    }

    private static Happening happening(Due due) {
        return switch (due.what()) {
            case DEADLINE -> new Happening.Silence(due.dueAt());
            case EXPIRY -> new Happening.Expiry();
        };
    }
}
