package id.layanan112.gateway.escalation;

import id.layanan112.contracts.DispatchEvent;
import id.layanan112.contracts.DispatchEvent.DispatchUnfulfilled;
import id.layanan112.gateway.dispatch.Consequence;
import id.layanan112.gateway.dispatch.Dispatch;
import id.layanan112.gateway.dispatch.DispatchSteps;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Escalation;
import id.layanan112.gateway.dispatch.Happening;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives what happened to orders its effect: state, steps, queue, times and events, all in the current transaction, which
 * has locked the orders.
 */
@ApplicationScoped
public class Dispatching {
    private static final Logger LOG = Logger.getLogger(Dispatching.class);

    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final DeliveryQueue queue;
    private final Timers timers;
    private final AgencyChannels channels;
    private final Outbox outbox;
    private final DispatchMeters meters;
    private final InstantSource clock;

    Dispatching(
            Dispatches dispatches,
            DispatchSteps steps,
            DeliveryQueue queue,
            Timers timers,
            AgencyChannels channels,
            Outbox outbox,
            DispatchMeters meters,
            InstantSource clock) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.queue = queue;
        this.timers = timers;
        this.channels = channels;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Orders that are new. */
    public void place(List<Consequence> placed) {
        List<Dispatch> orders = placed.stream().map(Consequence::dispatch).toList();
        dispatches.insert(orders);
        steps.placed(orders);
        effects(placed);
    }

    /** An order that routing decided again. */
    public void revise(Consequence revised) {
        if (!revised.nothing()) {
            dispatches.update(revised.dispatch());
            effects(List.of(revised));
        }
    }

    /** What would come of it; nothing is changed yet. */
    public Consequence follow(Dispatch locked, Happening happening) {
        return Escalation.after(locked, happening, channels, clock.instant());
    }

    public Consequence apply(Dispatch locked, Happening happening) {
        Consequence consequence = follow(locked, happening);
        apply(List.of(consequence));
        return consequence;
    }

    /** Several at once; of one order in the order in which they followed from each other. */
    public void apply(List<Consequence> consequences) {
        Map<UUID, Dispatch> last = new LinkedHashMap<>();
        List<Consequence> first = new ArrayList<>();
        List<Consequence> then = new ArrayList<>();
        for (Consequence one : consequences) {
            if (!one.nothing()) {
                (last.put(one.dispatch().dispatchId(), one.dispatch()) == null ? first : then).add(one);
            }
        }
        dispatches.stand(last.values());
        effects(first);
        // What was begun by the one before may be stopped by the next: never together.
        then.forEach(one -> effects(List.of(one)));
    }

    private void effects(List<Consequence> some) {
        some.forEach(one -> queue.drop(one.dispatch(), one.stale()));
        queue.add(some.stream().flatMap(one -> one.tellings().stream()).toList());
        timers.set(some);
        List<DispatchEvent> events =
                some.stream().flatMap(one -> one.events().stream()).toList();
        steps.add(events);
        events.forEach(outbox::add);
        events.forEach(meters::count);
        alert(events);
    }

    /** Loud, because from here on nothing but a human moves it. */
    private void alert(Collection<DispatchEvent> events) {
        for (DispatchEvent event : events) {
            if (event instanceof DispatchUnfulfilled unfulfilled
                    && !unfulfilled.dispatch().exercise()) {
                LOG.errorf(
                        "UNFULFILLED dispatch %s (%s): a human of centre %s holds it; see docs/runbooks/agency-down.md",
                        unfulfilled.dispatch().dispatchId(),
                        unfulfilled.reason(),
                        unfulfilled.dispatch().centreCode());
            }
        }
    }
}
