package id.layanan112.gateway.delivery;

import id.layanan112.gateway.delivery.Results.Ended;
import id.layanan112.gateway.dispatch.Dispatches;
import id.layanan112.gateway.dispatch.Reach;
import id.layanan112.gateway.queue.DeliveryQueue;
import id.layanan112.gateway.queue.DeliveryQueue.Claimed;
import id.layanan112.gateway.queue.DeliverySignal;
import id.layanan112.gateway.registry.Agencies;
import id.layanan112.gateway.registry.AgencyChannel;
import id.layanan112.gateway.registry.AgencyChannels;
import id.layanan112.gateway.registry.ChannelType;
import id.layanan112.kit.traces.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works the queues: one thread claims, each claimed delivery is told on a virtual thread, one thread writes down how it
 * ended. A process that dies leaves leases behind that run out, and the next attempt is made.
 */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int IN_FLIGHT = 512;
    private static final int RESULTS = 64;
    private static final Duration TOGETHER = Duration.ofMillis(15);
    private static final Duration POLL = Duration.ofMillis(250);
    /** Longer than any carrier takes. */
    private static final Duration LEASE = HttpCarrier.TIMEOUT.multipliedBy(2).plusSeconds(5);

    private final DeliveryQueue queue;
    private final DeliverySignal signal;
    private final Dispatches dispatches;
    private final AgencyChannels channels;
    private final Agencies agencies;
    private final AgencyGuards guards;
    private final Map<ChannelType, Carrier> carriers = new EnumMap<>(ChannelType.class);
    private final Results results;
    private final InstantSource clock;
    private final Traces traces;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private volatile boolean running;

    Deliveries(
            DeliveryQueue queue,
            DeliverySignal signal,
            Dispatches dispatches,
            AgencyChannels channels,
            Agencies agencies,
            AgencyGuards guards,
            @All List<Carrier> carriers,
            Results results,
            InstantSource clock,
            Traces traces) {
        this.queue = queue;
        this.signal = signal;
        this.dispatches = dispatches;
        this.channels = channels;
        this.agencies = agencies;
        this.guards = guards;
        carriers.forEach(carrier -> carrier.types().forEach(type -> this.carriers.put(type, carrier)));
        this.results = results;
        this.clock = clock;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofPlatform().name("delivery-claims").daemon().start(() -> repeat(this::claim));
        Thread.ofPlatform().name("delivery-results").daemon().start(() -> repeat(this::write));
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        signal.wake();
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void repeat(Step step) {
        while (running) {
            try {
                step.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("deliveries: %s, trying again", e.getClass().getSimpleName());
                pause();
            } catch (Error e) {
                // Out of memory, or worse: a process that tells nobody anything would look as if all were well.
                LOG.errorf("deliveries: %s, ending the process", e.getClass().getSimpleName());
                Runtime.getRuntime().halt(3);
            }
        }
    }

    private void claim() throws InterruptedException {
        int free = room.availablePermits();
        List<Claimed> claimed = free == 0 || !queue.due() ? List.of() : queue.claim(free, LEASE, guards.resting());
        Map<UUID, Dispatches.Listed> orders =
                dispatches.listed(claimed.stream().map(Claimed::dispatchId).toList());
        for (Claimed one : claimed) {
            Dispatches.Listed order = Objects.requireNonNull(orders.get(one.dispatchId()), "an order is never deleted");
            Delivery delivery = Delivery.of(one, order);
            room.acquire();
            Thread.ofVirtual().name("delivery-", one.attempt()).start(() -> tell(delivery));
        }
        if (claimed.isEmpty()) {
            signal.await(POLL);
        } else {
            // A moment's orders are claimed together: one query for many.
            Thread.sleep(TOGETHER);
        }
    }

    private void tell(Delivery delivery) {
        Instant from = clock.instant();
        Attempt attempt;
        try {
            attempt = attempt(delivery);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "delivery %s: %s",
                    delivery.claimed().deliveryId(), e.getClass().getSimpleName());
            attempt = Attempt.Failed.of("FAILED");
        } finally {
            room.release();
        }
        trace(delivery, attempt, from);
        ended.add(new Ended(delivery.claimed(), attempt));
    }

    private void trace(Delivery delivery, Attempt attempt, Instant from) {
        if (traces.on()) {
            Claimed claimed = delivery.claimed();
            traces.did(
                    delivery.dispatch().order().incidentId(),
                    "deliver",
                    SpanKind.CLIENT,
                    from,
                    clock.instant(),
                    Map.of(
                            "layanan112.dispatch", claimed.dispatchId().toString(),
                            "layanan112.agency", claimed.agencyId(),
                            "layanan112.channel", claimed.line().type(),
                            "layanan112.attempt", Integer.toString(claimed.tries()),
                            "layanan112.outcome", attempt.getClass().getSimpleName()));
        }
    }

    private Attempt attempt(Delivery delivery) {
        Claimed claimed = delivery.claimed();
        Optional<AgencyChannel> channel = channels.at(
                claimed.agencyId(),
                delivery.dispatch().order().overExerciseChannel(),
                claimed.line().position());
        if (channel.isEmpty()) {
            return new Attempt.DeadEnd("NO_CHANNEL", false);
        }
        if (!channel.get().type().name().equals(claimed.line().type())) {
            // Somebody registered another one in its place.
            return new Attempt.Moved(new Reach.Line(
                    channel.get().position(), channel.get().type().name()));
        }
        Carrier carrier = Objects.requireNonNull(carriers.get(channel.get().type()), "a channel that is pushed");
        Attempt attempt = guards.call(
                claimed, agencies.perSecond(claimed.agencyId()), () -> carrier.carry(channel.get(), delivery));
        if (attempt instanceof Attempt.DeadEnd(String why, boolean disable) && disable) {
            channels.disable(channel.get(), why);
        }
        return attempt;
    }

    private void write() throws InterruptedException {
        Ended first = ended.poll(1, TimeUnit.SECONDS);
        if (first == null) {
            return;
        }
        List<Ended> batch = new ArrayList<>(RESULTS);
        batch.add(first);
        ended.drainTo(batch, RESULTS - 1);
        try {
            results.write(batch);
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                batch.forEach(this::writeAlone);
            } else {
                throw e;
            }
        }
        signal.wake();
    }

    /** A result that is lost costs a repeated delivery, whose id the agency knows: never the order. */
    private void writeAlone(Ended one) {
        try {
            results.write(List.of(one));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "delivery %s: result not written (%s)",
                    one.claimed().deliveryId(), e.getClass().getSimpleName());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
